import { focusOn, h, TouchstoneElement } from '/plugin/element.js';
import { field, form } from '/plugin/form.js';
import { instant, language, money } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { badge, look } from './status.js';

/** One demo request: who asks, for what as they saw it, all they touched, and the decision. */
export class Lead extends TouchstoneElement {
  static look = [look, sheet(`
    .top { display: grid; gap: .5rem; justify-items: start; margin-block: .75rem 1.5rem }
    .badge { justify-self: start }
    .two { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem; align-items: start }
    @media (width > 60rem) { .two { grid-template-columns: minmax(0, 26rem) minmax(0, 1fr); gap: 2rem } }
    .side { display: grid; gap: 1.25rem }
    dl { display: grid; grid-template-columns: auto 1fr; gap: .35rem 1.25rem }
    dt { color: var(--quiet) }
    dd { text-align: end }
    ol { display: grid; gap: .35rem }
  `)];

  #tag;

  async render() {
    const { value: lead, tag } = await this.client.send('GET', `/leads/${encodeURIComponent(this.getAttribute('lead'))}`);
    this.#tag = tag;
    const { contact, product } = lead;
    document.title = `${contact.name ?? contact.email} – Touchstone`;
    return [
      h('a', { href: '#/leads' }, t('backToLeads')),
      h('div', { class: 'top' },
        h('h1', { dir: 'auto' }, contact.name ?? contact.email),
        h('div', { class: 'row' }, badge(lead.status), h('span', { class: 'quiet' }, t('asked', { when: instant(lead.createdAt) })))),
      h('div', { class: 'two' },
        h('div', { class: 'side' },
          lead.status === 'NEW' && this.#decision(),
          h('section', { class: 'card stack' }, h('h2', {}, t('contact')), facts({
            email: h('a', { href: `mailto:${contact.email}` }, contact.email.replace(/@.*/, ''), h('wbr'), contact.email.replace(/.*@/, '@')), company: contact.company,
          })),
          h('section', { class: 'card stack' }, h('h2', {}, t('productSeen')),
            product && h('h3', { dir: 'auto' }, product.name),
            product && facts({
              price: product.price && money(product.price), sku: product.sku, revision: product.revision, channel: product.channel, locale: language(product.locale),
            }),
            lead.message && h('blockquote', { dir: 'auto' }, lead.message)),
          h('section', { class: 'card stack' }, h('h2', {}, t('history')), h('ol', { role: 'list' }, lead.history.map(step)))),
        lead.prospect && h('section', { class: 'card stack' }, h('h2', {}, t('timeline')),
          h('console-timeline', { prospect: lead.prospect, product: product?.id, 'product-name': product?.name }))),
    ];
  }

  #decision() {
    const decline = form({ action: t('decline'), send: data => this.#review('DECLINED', data.get('reason').trim()), hidden: true },
      field({ name: 'reason', label: t('reason'), hint: t('reasonHint'), rows: 3, maxlength: 1000 }));
    const accept = form({ action: t('accept'), send: () => this.#review('ACCEPTED') });
    const open = hidden => {
      decline.hidden = hidden;
      accept.hidden = !hidden;
    };
    accept.lastChild.append(h('button', { type: 'button', onclick: () => {
      open(false);
      decline.elements.reason.focus();
    } }, t('decline')));
    decline.lastChild.append(h('button', { type: 'button', onclick: () => {
      open(true);
      accept.lastChild.lastChild.focus();
    } }, t('cancel')));
    return h('section', { class: 'card stack' }, h('h2', {}, t('decide')), accept, decline);
  }

  async #review(decision, reason) {
    try {
      await this.client.send('PUT', `/leads/${encodeURIComponent(this.getAttribute('lead'))}/review`,
        { body: { decision, reason: reason || undefined }, headers: { 'If-Match': this.#tag } });
      await this.#again(t(`reviewed${decision}`));
    } catch (problem) {
      // A colleague was faster: show what is true now.
      if (problem.status !== 412 && !problem.is?.('lead-already-reviewed')) throw problem;
      await this.#again(t('reviewedByOther'));
    }
  }

  async #again(said) {
    await this.refresh();
    const notice = h('p', { class: 'notice' }, said);
    this.shadowRoot.querySelector('.top')?.append(notice);
    focusOn(notice);
  }
}

function facts(given) {
  return h('dl', {}, Object.entries(given).filter(([, fact]) => fact !== undefined)
    .flatMap(([name, fact]) => [h('dt', {}, t(name)), h('dd', {}, h('bdi', {}, fact))]));
}

function step({ to, at, by, reason }) {
  return h('li', {},
    h('span', {}, t(`status${to}`)), ' ',
    h('time', { class: 'quiet small', datetime: at }, instant(at)), h('span', { class: 'quiet small', dir: 'auto' }, ` · ${by.name}`),
    reason && h('p', { class: 'quiet', dir: 'auto' }, reason));
}
