/** What the address of a screen says behind its `?`, by name. */
export function said() {
  return Object.fromEntries(new URLSearchParams(location.hash.split('?')[1] ?? ''));
}

/**
 * Keeps what is wanted in the address, so that going back, reloading and sharing show the same.
 *
 * @param {object} wanted by name: what is empty is left out, null stands there without a value
 */
export function keep(path, wanted) {
  const said = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value || value === null).map(([name, value]) => [name, value ?? '']));
  history.replaceState(null, '', `#/${path}${said.size > 0 ? `?${said}` : ''}`);
}
