import { h } from '/plugin/element.js';
import { t } from '/plugin/texts.js';

/**
 * Several of a kind in a form, such as the members of a team: each with fields of its own, added and taken away. Their names are JSON pointers without the first slash.
 *
 * @param {string} name what the names of their fields begin with: `members` makes `members/0/email`
 * @param {string} one what one of them is called
 * @param {(at: string, values: object) => Node[]} fields of one, whose names begin with `at`
 * @param {object} blank the values of a new one
 * @param {object[]} given the values of each, by the names of their fields
 */
export function rows({ name, legend, one, add, empty, fields, blank }, given) {
  const list = h('div', { class: 'rows' });
  const button = h('button', { type: 'button', class: 'small', onclick: () => draw([...typed(), blank], typed().length) }, add);
  const typed = () => [...list.querySelectorAll('.of-rows')].map((row, index) =>
    Object.fromEntries([...row.querySelectorAll('[name]')].map(input => [input.name.slice(`${name}/${index}/`.length), input.value])));
  const draw = (all, focused) => {
    list.replaceChildren(...all.length === 0 ? [h('p', { class: 'quiet' }, empty)] : all.map((values, index) => h('div', { class: 'of-rows', role: 'group', 'aria-label': `${one} ${index + 1}` },
      fields(`${name}/${index}/`, values),
      h('div', {}, h('button', { type: 'button', class: 'plain small', 'aria-label': t('removeOne', { name: values.name || `${one} ${index + 1}` }), onclick: () => draw(typed().toSpliced(index, 1), Math.min(index, all.length - 2)) }, t('remove'))))));
    if (focused !== undefined) (list.children[focused]?.querySelector('input') ?? button).focus();
  };
  draw(given);
  return h('fieldset', {}, h('legend', {}, legend), list, h('div', {}, button));
}

/** How many of them a form has. */
export function countOf(name, data) {
  return new Set([...data.keys()].filter(key => key.startsWith(`${name}/`)).map(key => key.split('/')[1])).size;
}
