import { failure, h } from './element.js';
import { known, t } from './texts.js';

/**
 * A labelled input, with room for a hint and for what the server says about it.
 *
 * @param {number} [rows] of a text of several lines
 * @param {[string, string][]} [choices] value and text of each thing to choose from
 */
export function field({ name, label, hint, rows, choices, ...attributes }) {
  const about = `${name}-about`;
  const input = control({ id: name, name, rows, choices, ...attributes });
  input.setAttribute('aria-describedby', about);
  return h('div', { class: 'field', part: 'field' },
    h('label', { for: name }, label, !attributes.required && h('span', { class: 'quiet' }, ` ${t('optional')}`)),
    input,
    h('p', { id: about, class: 'hint', 'data-hint': hint ?? '' }, hint ?? ''));
}

function control({ rows, choices, value, ...attributes }) {
  if (choices) return h('select', attributes, choices.map(([one, text]) => h('option', { value: one, selected: one === (value ?? '') }, text)));
  if (!rows) return h('input', { type: 'text', value, ...attributes });
  const text = h('textarea', { rows, ...attributes });
  text.value = value ?? '';
  return text;
}

/** A box to tick, with what it means. */
export function choice({ name, label, about, ...attributes }) {
  const id = `${attributes.value ?? ''}${name}`;
  return h('div', { class: 'choice', part: 'choice' },
    h('input', { type: 'checkbox', id, name, ...attributes, 'aria-describedby': about && `${id}-about` }),
    h('label', { for: id }, label),
    about && h('p', { id: `${id}-about`, class: 'hint' }, about));
}

/** Several things to choose from, any number of which can be ticked. @param {[string, string][]} choices value and text of each */
export function boxes({ name, label, choices, required }) {
  const about = `${name}-about`;
  return h('fieldset', { class: 'field', part: 'field', 'aria-describedby': about },
    h('legend', {}, label, !required && h('span', { class: 'quiet' }, ` ${t('optional')}`)),
    choices.map(([value, text]) => choice({ name, value, label: text })),
    h('p', { id: about, class: 'hint', 'data-hint': '' }));
}

/**
 * A form that sends itself once at a time and shows at each field what the server has to say about it.
 *
 * @param {string} action the text of its button
 * @param {(data: FormData) => Promise} send fails with a Problem
 */
export function form({ action, send, ...attributes }, ...children) {
  const wrong = h('div', {});
  const button = h('button', { class: 'main', part: 'button' }, action);
  const made = h('form', { ...attributes, onsubmit: submit }, children, wrong, h('div', { class: 'row' }, button));

  async function submit(event) {
    event.preventDefault();
    if (button.ariaDisabled === 'true') return;
    // Not `disabled`, which would take the focus away.
    button.ariaDisabled = 'true';
    clear(made, wrong);
    try {
      await send(new FormData(made));
    } catch (problem) {
      blame(made, wrong, problem);
    } finally {
      button.ariaDisabled = 'false';
    }
  }

  return made;
}

function clear(form, wrong) {
  wrong.replaceChildren();
  for (const input of form.querySelectorAll('[aria-invalid]')) {
    input.removeAttribute('aria-invalid');
    const about = input.closest('.field').lastChild;
    about.textContent = about.dataset.hint;
  }
}

/** What is wrong, in the page's language. An address and a number are what they should be by the kind of their field, whatever rule they broke. */
function wrong({ type }, code) {
  return known(`wrong-${(type === 'email' || type === 'tel') && !['required', 'too-long'].includes(code) ? type : code}`);
}

/** The field that a pointer is about: its own, the first below it, else the nearest above. */
function at(form, pointer) {
  const fields = [...form.elements].filter(one => one.name && one.closest('.field'));
  return fields.find(({ name }) => name === pointer) ?? fields.find(({ name }) => name.startsWith(`${pointer}/`))
    ?? (pointer.includes('/') ? at(form, pointer.slice(0, pointer.lastIndexOf('/'))) : undefined);
}

function blame(form, place, problem) {
  const inputs = [];
  for (const { pointer, detail, code } of problem.errors ?? []) {
    const input = at(form, pointer.replace(/^\//, ''));
    if (!input) continue;
    input.setAttribute('aria-invalid', 'true');
    input.closest('.field').lastChild.textContent = wrong(input, code) ?? detail;
    inputs.push(input);
  }
  place.replaceChildren(failure(problem));
  inputs[0]?.focus();
}
