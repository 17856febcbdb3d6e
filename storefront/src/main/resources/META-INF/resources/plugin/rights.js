import { failure, focusOn, h } from './element.js';
import { field, form } from './form.js';
import { instant } from './format.js';
import { yes } from './registration.js';
import { t } from './texts.js';

/** Another e-mail address: it is theirs once they have opened the link that goes there. */
export function emailChange(client) {
  const said = h('div', {});
  return h('section', { part: 'email' }, h('h2', {}, t('changeEmail')), said,
    form({ action: t('sendLink'), send: async data => {
      const email = data.get('email').trim();
      await client.post('/me/email-changes', { email });
      const notice = h('p', { class: 'notice good', part: 'done' }, t('linkSent', { email }));
      said.replaceChildren(notice);
      focusOn(notice);
    } }, field({ name: 'email', label: t('newEmail'), hint: t('newEmailHint'), type: 'email', autocomplete: 'email', required: true, maxlength: 254 })));
}

/**
 * What somebody may ask of whoever holds data on them, beside correcting it (GDPR, articles 7, 15, 17, 18 and 20).
 *
 * @param {{changed: () => void, erased: (certificate: object) => void}} told what to do when it has happened
 */
export function rights(client, tag, told) {
  const said = h('div', {});
  const act = what => async event => {
    const button = event.currentTarget;
    if (button.ariaDisabled === 'true') return;
    button.ariaDisabled = 'true';
    said.replaceChildren();
    try {
      const text = await what();
      if (text) {
        const notice = h('p', { class: 'notice good', part: 'done' }, text);
        said.replaceChildren(notice);
        focusOn(notice);
      }
    } catch (problem) {
      said.replaceChildren(failure(problem));
    } finally {
      button.ariaDisabled = 'false';
    }
  };
  return [
    consents(client),
    h('section', { part: 'rights' }, h('h2', {}, t('rights')), said,
      h('div', { class: 'row' },
        h('button', { type: 'button', part: 'button', onclick: act(() => take(client)) }, t('takeAlong')),
        h('a', { class: 'button', href: new URL('/me/data', client.origin), target: '_blank', rel: 'noopener', part: 'button' }, t('readAll'))),
      h('p', { class: 'quiet small' }, t('restrictAbout')),
      h('div', { class: 'row' },
        h('button', { type: 'button', part: 'button', onclick: act(() => client.send('PUT', '/me/restriction').then(() => t('restricted'))) }, t('restrict')),
        h('button', { type: 'button', part: 'button', onclick: act(() => client.send('DELETE', '/me/restriction').then(() => t('unrestricted'))) }, t('unrestrict'))),
      erasure(client, tag, told)),
  ];
}

/** One file of what every service holds. */
async function take(client) {
  const touches = await pages(client, '/timelines/me', { all: true });
  const demoRequests = await pages(client, '/demo-requests');
  const requests = await pages(client, '/requests');
  // Lists are short: each has its steps and consents by itself. One after another, as they may be many.
  for (const [i, { id }] of requests.entries()) requests[i] = await client.get(`/requests/${encodeURIComponent(id)}`);
  const all = { ...await client.get('/me/data'), requests, demoRequests, touches };
  const address = URL.createObjectURL(new Blob([JSON.stringify(all, null, 2)], { type: 'application/json' }));
  h('a', { href: address, download: 'my-data.json' }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** All items of a list. */
async function pages(client, path, query) {
  const all = [];
  let after;
  do {
    const { items, next } = await client.get(path, { ...query, limit: 200, after });
    all.push(...items);
    after = next;
  } while (after);
  return all;
}

/** What can be agreed to, and what was, to be taken back: loaded beside the rest, which does not wait for it. */
function consents(client) {
  const list = h('ul', { role: 'list', class: 'consents' });
  const section = h('section', { part: 'consents', hidden: true }, h('h2', {}, t('consents')), list);

  async function load() {
    try {
      const [{ items: purposes }, { items: log }] = await Promise.all([client.get('/purposes'), client.get('/me/consents')]);
      const rows = purposes.map(purpose => [purpose, log.find(said => said.purpose === purpose.code)]).filter(([{ notice }, latest]) => notice || latest);
      list.replaceChildren(...rows.map(([purpose, latest]) => row(purpose, latest)));
      section.hidden = rows.length === 0;
    } catch (problem) {
      list.replaceChildren(h('li', {}, failure(problem, load)));
      section.hidden = false;
    }
  }

  function row(purpose, latest) {
    const { code, label, notice } = purpose;
    const act = (text, what) => h('button', { type: 'button', class: 'plain', 'aria-describedby': `of-${code}`, onclick: event => change(event.currentTarget, what) }, t(text));
    return h('li', {},
      h('span', { id: `of-${code}` }, label, latest && h('span', { class: 'quiet small' }, ` ${t(latest.granted ? 'yes' : 'no')} · ${instant(latest.givenAt, { dateStyle: 'medium' })}`)),
      latest?.granted ? act('withdraw', () => client.send('DELETE', `/me/consents/${encodeURIComponent(code)}`)) : notice && act('agree', () => client.post('/me/consents', yes(purpose))),
      notice && h('p', { class: 'quiet small' }, notice.text));
  }

  async function change(button, what) {
    if (button.ariaDisabled === 'true') return;
    button.ariaDisabled = 'true';
    try {
      await what();
      await load();
      focusOn(section.querySelector('h2'));
    } catch (problem) {
      button.replaceWith(failure(problem));
    }
  }

  load();
  return section;
}

/** Asks once more before it is done: it cannot be undone. */
function erasure(client, tag, told) {
  const said = h('div', {});
  const dialog = h('dialog', { part: 'dialog', 'aria-labelledby': 'erase-title' }, h('h2', { id: 'erase-title' }, t('erase')), h('p', {}, t('eraseAbout')), said,
    h('div', { class: 'row' },
      h('button', { type: 'button', class: 'danger', part: 'button', onclick: erase }, t('eraseNow')),
      h('button', { type: 'button', part: 'button', onclick: () => dialog.close() }, t('cancel'))));

  async function erase({ currentTarget: button }) {
    if (button.ariaDisabled === 'true') return;
    button.ariaDisabled = 'true';
    try {
      const { value } = await client.send('DELETE', '/me', { headers: { 'If-Match': tag } });
      dialog.close();
      told.erased(value);
    } catch (problem) {
      button.ariaDisabled = 'false';
      if (problem.status === 412) told.changed();
      said.replaceChildren(failure(problem));
    }
  }

  return [h('div', {}, h('button', { type: 'button', class: 'danger', part: 'button', 'aria-haspopup': 'dialog', onclick: () => dialog.showModal() }, t('erase'))), dialog];
}
