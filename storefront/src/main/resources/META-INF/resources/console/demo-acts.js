import { h } from '/plugin/element.js';
import { instant } from '/plugin/format.js';
import { t } from '/plugin/texts.js';
import { failed, said, soon } from './notices.js';

const DAY_MILLIS = 86_400_000;

/**
 * What can be done about a demo that is booked: before it began, cancel it; afterwards, say whether it was held. One that begins while it is shown asks from then on.
 *
 * @param {import('./work.js').Part} part whose client is used
 * @param {() => Promise} done draws what is true now
 */
export function demoActs(part, { id, revision, startsAt }, done) {
  const head = { 'If-Match': `"${revision}"` };
  const settle = result => async () => {
    try {
      await part.client.send('PUT', `/bookings/${id}/outcome`, { body: { result }, headers: head });
      await done();
      said(t(`is${result}`));
    } catch (problem) {
      failed(problem);
    }
  };
  // Both sides are told by mail: there is a while in which it has not gone out.
  const cancel = () => soon(t('cancellingDemo', { when: instant(startsAt) }),
    keepalive => part.client.send('DELETE', `/bookings/${id}`, { headers: head, keepalive }), () => part.isConnected && done().catch(failed));
  const ask = () => [h('button', { type: 'button', class: 'small main', onclick: settle('HELD') }, t('held')), h('button', { type: 'button', class: 'small', onclick: settle('NO_SHOW') }, t('noShow'))];
  const left = new Date(startsAt) - Date.now();
  if (left <= 0) return h('span', { class: 'row' }, ask());
  const acts = h('span', { class: 'row' }, h('button', { type: 'button', class: 'small', onclick: cancel }, t('cancelDemo')));
  if (left < DAY_MILLIS) setTimeout(() => {
    const focused = acts.matches(':focus-within');
    acts.replaceChildren(...ask());
    if (focused) acts.firstChild.focus();
  }, left);
  return acts;
}
