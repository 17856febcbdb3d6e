import { Attempt } from '/plugin/client.js';
import { h } from '/plugin/element.js';
import { field, form } from '/plugin/form.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';

export const editorLook = sheet(`
  .editor { gap: 1.25rem; grid-template-columns: minmax(0, 1fr) }
  .editor fieldset { display: grid; grid-template-columns: minmax(0, 1fr); gap: .8rem; margin: 0; padding: 0; border: 0; min-inline-size: 0 }
  .editor legend { padding: 0; margin-block-end: .5rem; font-weight: 650 }
  .editor legend .quiet { font-weight: 400 }
  .editor .pair { display: grid; gap: .8rem; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); align-items: start }
  .editor .days { display: grid; gap: .6rem; grid-template-columns: repeat(auto-fill, minmax(min(12.5rem, 100%), 1fr)) }
  .editor .days label { font-weight: 400; font-size: .875rem }
  .rows { display: grid; gap: .8rem }
  .of-rows { display: grid; grid-template-columns: minmax(0, 1fr); gap: .6rem; padding: .8rem; border: 1px solid var(--line); border-radius: var(--radius) }
  .editor > .field { max-inline-size: 24rem }
  .editor > .row { padding-block-start: 1rem; border-block-start: 1px solid var(--line) }
`);

/**
 * A form for what is too much for a dialog: a definition that is made under an id, or changed under an If-Match. What somebody else changed meanwhile is named, with what was typed left as it is.
 *
 * @param {import('./work.js').Part} part whose client is used
 * @param {string} base where they lie, such as `/teams`
 * @param {{value: {id: string, definition: object}, tag: string}} [seen] what is changed; without it one is made
 * @param {(data: FormData) => object} read the definition that is typed
 * @param {(id: string, former?: object) => Promise} done it was sent; former is the definition before
 */
export function editor(part, { base, seen, title, about, names, read, done, cancel }, ...fields) {
  const attempt = new Attempt();
  const made = form({ class: 'editor', action: t('save'), send: async data => {
    const definition = read(data);
    const id = seen?.value.id ?? data.get('id').trim();
    const former = seen?.value.definition;
    try {
      if (seen) await part.client.send('PUT', `${base}/${id}`, { body: definition, headers: { 'If-Match': seen.tag } });
      else await part.client.post(base, { id, definition }, attempt.headers({ id, definition }));
    } catch (problem) {
      if (problem.status === 412) {
        const now = await part.client.send('GET', `${base}/${id}`);
        problem.message = t('changedMeanwhile', { what: changed(former, now.value.definition).map(name => `${names[name]}${plain(now.value.definition[name])}`).join(', ') });
        seen = now;
      }
      if (problem.is?.('team-already-exists') || problem.is?.('calendar-already-exists')) problem.errors = [{ pointer: '/id', detail: problem.message }];
      // A new one is sent within something, a change is not: a field is found by its place in the definition.
      problem.errors?.forEach(error => { error.pointer = error.pointer.replace(/^\/definition/, ''); });
      throw problem;
    }
    await done(id, former);
  } }, !seen && field({ name: 'id', label: t('shortName'), hint: t('shortNameHint'), required: true, pattern: '[a-z][a-z0-9\\-]{0,39}', autocomplete: 'off' }), fields);
  made.lastChild.append(h('button', { type: 'button', onclick: cancel }, t('cancel')));
  return h('section', { class: 'card stack', 'aria-labelledby': 'edited' }, h('h2', { id: 'edited' }, title), about && h('p', { class: 'quiet' }, about), made);
}

/** The names of what is different. */
export function changed(before, now) {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(name => JSON.stringify(before[name]) !== JSON.stringify(now[name]));
}

function plain(value) {
  return typeof value === 'object' ? '' : ` (${value})`;
}
