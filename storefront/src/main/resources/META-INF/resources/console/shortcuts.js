import { h } from '/plugin/element.js';
import { t } from '/plugin/texts.js';

const OFF = 'touchstone-console-keys-off';
let screen = () => [];
let areas = [];
let root;
let awaited;

/**
 * Keys without a modifier do something, unless somebody is typing, or has switched them off (WCAG 2.2, 2.1.4).
 *
 * @param {ShadowRoot} shell where the help is shown
 * @param {{path: string, name: string, key: string}[]} there the areas, which `g` and a key lead to
 * @param {() => [string, string, () => void][]} current the keys of what is shown: key, what it does, doing it
 */
export function listen(shell, there, current) {
  root = shell;
  areas = there;
  screen = current;
  document.removeEventListener('keydown', pressed);
  document.addEventListener('keydown', pressed);
}

function typing([target]) {
  return target instanceof Element && target.closest('input:not([type=checkbox]), textarea, select, dialog, [contenteditable]') !== null;
}

function pressed(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.composedPath()) || root.querySelector('dialog[open]')) return;
  if (event.key === '?') return done(event, help);
  if (localStorage.getItem(OFF)) return;
  if (awaited) {
    awaited = false;
    const area = areas.find(one => one.key === event.key);
    if (area) done(event, () => { location.hash = `#/${area.path}`; });
    return;
  }
  if (event.key === 'g') {
    awaited = true;
    setTimeout(() => { awaited = false; }, 2000);
    return;
  }
  const [, , act] = screen().find(([key]) => key === event.key) ?? [];
  if (act) done(event, act);
}

function done(event, act) {
  event.preventDefault();
  act();
}

/** Shows which keys do what here. */
export function help() {
  const rows = [...areas.map(({ key, name }) => [['g', key], t('goTo', { name: t(name) })]), ...screen().map(([key, name]) => [[key], name]), [['?'], t('keysHelp')]];
  const off = h('input', { type: 'checkbox', id: 'keys-on', checked: !localStorage.getItem(OFF), onchange: event => {
    if (event.target.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, '1');
  } });
  const dialog = h('dialog', { 'aria-labelledby': 'keys', onclose: () => dialog.remove() }, h('h2', { id: 'keys' }, t('keys')),
    h('dl', { class: 'keys' }, rows.flatMap(([keys, name]) => [h('dt', {}, keys.map(key => h('kbd', {}, key))), h('dd', {}, name)])),
    h('p', { class: 'choice' }, off, h('label', { for: 'keys-on' }, t('keysOn'))),
    h('div', { class: 'row' }, h('button', { type: 'button', class: 'main', onclick: () => dialog.close() }, t('close'))));
  root.append(dialog);
  dialog.showModal();
}

/** Moves the focus among the rows of a list. @param {Element[]} links one of each row @param {number} step */
export function step(links, step) {
  const at = links.indexOf(links[0]?.getRootNode().activeElement);
  links[at < 0 ? 0 : Math.max(0, Math.min(links.length - 1, at + step))]?.focus();
}
