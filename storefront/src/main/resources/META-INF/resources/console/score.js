import { h } from '/plugin/element.js';
import { sheet } from '/plugin/look.js';
import { locale, t } from '/plugin/texts.js';
import { Part, work } from './work.js';

/** What a lead is worth in points, and why: for who asks, and for what they did. */
export class Score extends Part {
  static look = [work, sheet(`
    .points { font-size: 1.5rem; font-weight: 650; font-variant-numeric: tabular-nums; line-height: 1.1 }
    .part { display: grid; gap: .25rem }
    meter { inline-size: 100%; block-size: .75rem }
    li { display: grid; grid-template-columns: 1fr auto; gap: .75rem; padding-block: .1rem }
  `)];

  async render() {
    const { points, fit, interest } = await this.client.get(`/leads/${encodeURIComponent(this.getAttribute('lead'))}/score`);
    return h('section', { class: 'card stack' }, h('div', { class: 'head' }, h('h2', {}, t('score')), h('span', { class: 'points' }, number(points))),
      part(t('fit'), fit), part(t('interest'), interest));
  }
}

function part(name, { points, most, reasons }) {
  return h('div', { class: 'part' }, h('div', { class: 'head' }, h('h3', {}, name), h('span', { class: 'quiet small number' }, t('pointsOf', { points: number(points), most: number(most) }))),
    h('meter', { min: 0, max: most, value: points, 'aria-label': name }),
    reasons.length === 0 ? h('p', { class: 'quiet small' }, t('noReasons')) : h('ul', { role: 'list' }, reasons.map(reason =>
      h('li', { class: 'small' }, h('span', { dir: 'auto' }, reason.text, reason.capped && h('span', { class: 'quiet' }, ` ${t('capped')}`)), h('span', { class: 'number quiet' }, `+${number(reason.points)}`)))));
}

function number(value) {
  return value.toLocaleString(locale(), { maximumFractionDigits: 1 });
}
