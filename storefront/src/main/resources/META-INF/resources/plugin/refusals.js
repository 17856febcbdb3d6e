/** What a visitor can meet, by what it comes to for them; the dictionary has the words. Anything else is said as the service says it. */
const SAID = {
  away: /^(un(available|foreseen)|bad-gateway|gateway-timeout|not-recorded|printers-busy|sheet-not-printable|storefront-not-open|(identity-provider|upstream)-unavailable|(identity|keys|service)-unreachable)$/,
  busy: /^too-many-requests$/,
  changed: /^(csrf-token-required|form-version-unknown|idempotency-key-reused|notice-changed|proof-not-valid|request-still-running|revision-outdated)$/,
  consent: /^consent-required$/,
  fields: /^(answers-not-valid|invalid)$/,
  gone: /^((demo-request-|form-|product-|request-)?not-found|product-not-offered)$/,
  'sign-in': /^unauthorized$/,
};

/** The name of the text for a problem's type. A page may add one for any slug, such as `problem-last-sign-in`. */
export function nameOf(type) {
  const slug = type.replace('/problems/', '');
  return `problem-${Object.keys(SAID).find(name => SAID[name].test(slug)) ?? slug}`;
}
