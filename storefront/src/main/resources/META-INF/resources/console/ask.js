import { h } from '/plugin/element.js';
import { form } from '/plugin/form.js';
import { t } from '/plugin/texts.js';

/**
 * Asks for something in a dialog, above what is shown, and sends it from there: what is refused is said in it.
 *
 * @param {ShadowRoot} root in whose look
 * @param {(data: FormData) => Promise} send
 * @returns {Promise<boolean>} whether it was sent
 */
export function ask(root, { title, about, action, send }, ...fields) {
  return new Promise(resolve => {
    let sent = false;
    const dialog = h('dialog', { 'aria-labelledby': 'asked', onclose: () => {
      dialog.remove();
      resolve(sent);
    } }, h('h2', { id: 'asked' }, title), about && h('p', { class: 'quiet' }, about));
    const asked = form({ action, send: async data => {
      await send(data);
      sent = true;
      dialog.close();
    } }, fields);
    asked.lastChild.append(h('button', { type: 'button', onclick: () => dialog.close() }, t('cancel')));
    dialog.append(asked);
    root.append(dialog);
    dialog.showModal();
    (asked.querySelector('input, textarea, select') ?? asked.querySelector('button')).focus();
  });
}
