import { focusOn, h, TouchstoneElement } from '/plugin/element.js';
import { sheet } from '/plugin/look.js';
import { addTexts, t } from '/plugin/texts.js';
import { areasOf } from './areas.js';
import { Away } from './away.js';
import { Board } from './board.js';
import { Burndown } from './burndown.js';
import { Calendar } from './calendar.js';
import { Calendars } from './calendars.js';
import { Chart } from './chart.js';
import { Colleagues } from './colleagues.js';
import { Complete } from './complete.js';
import { Crm } from './crm.js';
import { Deal } from './deal.js';
import { Demo } from './demo.js';
import { Files } from './files.js';
import { Imports } from './imports.js';
import { Inbox } from './inbox.js';
import { Keys } from './keys.js';
import { Lead } from './lead.js';
import { askLook } from './look.js';
import { Marketing } from './marketing.js';
import { Networks } from './networks.js';
import { Notes } from './notes.js';
import { Notices } from './notices.js';
import { Operations } from './operations.js';
import { People } from './people.js';
import { Person } from './person.js';
import { Product } from './product.js';
import { Products } from './products.js';
import { Rates } from './rates.js';
import { Reach } from './reach.js';
import { Rejected } from './rejected.js';
import { Rules } from './rules.js';
import { Score } from './score.js';
import { Seen } from './seen.js';
import { Services } from './services.js';
import { help, listen } from './shortcuts.js';
import { StaffChanges } from './staff-changes.js';
import { Tasks } from './tasks.js';
import { Teams } from './teams.js';
import govern from './texts/en-govern.js';
import market from './texts/en-marketing.js';
import sales from './texts/en-sales.js';
import teams from './texts/en-teams.js';
import en from './texts/en.js';
import { Timeline } from './timeline.js';
import { Todo, TodoCount } from './todo.js';
import { Users } from './users.js';
import { Webhooks } from './webhooks.js';
import { work } from './work.js';

addTexts('en', { ...en, ...sales, ...govern, ...teams, ...market });
// English words, with dates, numbers and money as they are written where the reader is.
const reader = new Intl.Locale(navigator.language).maximize();
document.documentElement.lang = reader.language === 'en' ? navigator.language : `en-${reader.region}`;

/** The console: who is signed in and may see what, and one screen per address. */
class Console extends TouchstoneElement {
  static look = [work, askLook, sheet(`
    .skip { position: absolute; inset-block-start: -4rem; inset-inline-start: 1rem; z-index: 6; padding: .4rem .8rem; background: var(--surface) }
    .skip:focus { inset-block-start: .5rem }
    .bar { display: flex; flex-wrap: wrap; gap: .25rem 1.75rem; align-items: center; padding: .35rem clamp(1rem, 3vi, 2rem); border-block-end: 1px solid var(--line); background: var(--surface) }
    .bar b { letter-spacing: -.01em }
    .bar .who { display: flex; flex-wrap: wrap; gap: .15rem .9rem; align-items: center; margin-inline-start: auto; min-block-size: 2.5rem }
    .bar nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem }
    .bar nav a { color: var(--quiet); text-decoration: none; padding-block: .35rem }
    .bar nav a:hover { color: inherit }
    .bar nav [aria-current] { color: inherit; box-shadow: 0 2px var(--accent) }
    main { max-inline-size: 92rem; margin-inline: auto; padding: clamp(1rem, 2vi, 1.5rem) clamp(1rem, 3vi, 2rem) 5rem }
    .alone { max-inline-size: 30rem; margin-block-start: 12dvb; margin-inline: auto; justify-items: start }
    .keys { display: grid; grid-template-columns: auto 1fr; gap: .35rem 1rem }
    .keys dt { display: flex; gap: .25rem }
    .choice { display: flex; gap: .5rem; align-items: center }
  `)];

  #areas = [];

  connectedCallback() {
    addEventListener('hashchange', () => this.#open());
    super.connectedCallback();
  }

  async render() {
    const session = await this.client.session();
    if (!session.signedIn) {
      return this.#alone(t('consoleSignIn'), t('consoleSignInAbout'),
        h('a', { class: 'button main', href: this.client.signInAddress({ back: '/console/' + location.hash }) }, t('signIn')));
    }
    this.#areas = areasOf(session.roles);
    if (this.#areas.length === 0) {
      return this.#alone(t('noPermission'), t('noPermissionAbout', { name: session.name ?? '' }), this.#signOut());
    }
    const bar = h('header', { class: 'bar' },
      h('b', {}, 'Touchstone'),
      h('nav', { 'aria-label': t('console') }, this.#areas.map(({ path, name, count }) => h('a', { href: `#/${path}` }, t(name), count?.()))),
      h('div', { class: 'who' }, h('button', { type: 'button', class: 'plain small', onclick: help }, t('keys')), h('span', { dir: 'auto' }, session.name ?? ''), this.#signOut()));
    const main = h('main', { tabindex: '-1' });
    listen(this.shadowRoot, this.#areas, () => main.firstElementChild?.keys?.() ?? []);
    this.#open(bar, main);
    return [h('a', { class: 'skip', href: location.hash || '#', onclick: event => {
      event.preventDefault();
      main.focus();
    } }, t('skip')), bar, main, h('console-notices')];
  }

  #alone(title, about, action) {
    return h('main', {}, h('div', { class: 'card stack alone' }, h('h1', {}, title), h('p', {}, about), action));
  }

  #signOut() {
    return h('button', { type: 'button', class: 'plain', onclick: async () => {
      await this.client.signOut();
      await this.refresh();
      focusOn(this.shadowRoot.querySelector('h1'));
    } }, t('signOut'));
  }

  #open(bar = this.shadowRoot.querySelector('.bar'), main = this.shadowRoot.querySelector('main')) {
    if (!bar) return;
    const [, path, rest] = location.hash.match(/^#\/([a-z]+)(?:\/([^/?]+))?(?:\?|$)/) ?? [];
    const area = this.#areas.find(one => one.path === path);
    const shown = area ?? this.#areas[0];
    for (const link of bar.querySelectorAll('nav a')) {
      if (link.hash === `#/${shown.path}`) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    // An address of an area that this account has no role for is not the same as none.
    if (path && !area) main.replaceChildren(h('div', { class: 'card stack alone' }, h('h1', {}, t('notHere')), h('p', {}, t('notHereAbout')), h('a', { href: `#/${shown.path}` }, t(shown.name))));
    else main.replaceChildren(shown.screen(area && rest ? decodeURIComponent(rest) : undefined));
    scrollTo(0, 0);
  }
}

for (const [name, element] of Object.entries({
  timeline: Timeline, lead: Lead, inbox: Inbox, colleagues: Colleagues, seen: Seen, score: Score, deal: Deal, demo: Demo, tasks: Tasks, notes: Notes, files: Files, board: Board, calendar: Calendar,
  chart: Chart, burndown: Burndown, products: Products, product: Product, imports: Imports, reach: Reach, operations: Operations, notices: Notices,
  complete: Complete, services: Services, rejected: Rejected, crm: Crm, people: People, person: Person, networks: Networks, keys: Keys, webhooks: Webhooks, teams: Teams, away: Away, rules: Rules, calendars: Calendars, marketing: Marketing, rates: Rates,
  todo: Todo, 'todo-count': TodoCount, users: Users, 'staff-changes': StaffChanges,
})) customElements.define(`console-${name}`, element);
customElements.define('touchstone-console', Console);
