import { h, TouchstoneElement } from './element.js';
import { money } from './format.js';
import { sheet } from './look.js';
import { picture } from './picture.js';
import { t } from './texts.js';

/** The look of lists of cards. */
export const cards = sheet(`
  ul.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: 1rem }
  article.card { position: relative; display: flex; flex-direction: column; gap: .35rem; block-size: 100%; overflow: hidden }
  article.card:hover { border-color: var(--accent) }
  article.card:focus-within { outline: .1875rem solid var(--accent); outline-offset: .125rem }
  .card .name { font-size: 1rem; line-height: 1.35; letter-spacing: 0 }
  .card .name a { color: inherit; text-decoration: none; outline: none }
  .card .name a::after { content: ""; position: absolute; inset: 0 }
  .card .price { margin-block-start: auto; padding-block-start: .75rem; font-variant-numeric: tabular-nums }
  .card .picture { aspect-ratio: 4 / 3; margin: -1.25rem -1.25rem .65rem; border-block-end: 1px solid var(--line); background: #fff }
  .card .picture:empty { display: block; background: color-mix(in srgb, var(--border) 12%, var(--surface)) }
  .card .picture img { display: block; inline-size: 100%; block-size: 100%; object-fit: contain }
`);

/**
 * A product of a list.
 *
 * @param {object} product as lists have it
 * @param {object} shown
 * @param {string} shown.heading tag of its name
 * @param {string} shown.page address with {id}
 * @param {string} shown.origin where its picture comes from
 * @param {boolean} [shown.pictured] keeps room for a picture, also where there is none
 * @param {boolean} [shown.eager] whether it is in sight at once
 */
export function card(product, { heading, page, origin, pictured, eager }) {
  return h('article', { class: 'card', part: 'card' },
    (pictured || product.picture) && h('div', { class: 'picture', part: 'picture' },
      product.picture && picture(product.picture, { origin, sizes: '(width < 34rem) 92vw, 20rem', eager })),
    h('p', { class: 'quiet small' }, [product.category, product.subcategory].filter(Boolean).join(' · ')),
    h(heading, { class: 'name', part: 'name', dir: 'auto' }, h('a', { href: page.replace('{id}', encodeURIComponent(product.id)), part: 'link' }, product.name)),
    h('p', { class: 'quiet small' }, product.sku),
    h('p', { class: 'price', part: 'price' }, product.price ? money(product.price) : t('priceOnRequest')));
}

/** A list of cards. */
export function cardList(products, shown) {
  const pictured = products.some(({ picture: one }) => one);
  return h('ul', { class: 'cards', role: 'list', part: 'list' }, products.map(product => h('li', {}, card(product, { ...shown, pictured }))));
}

/**
 * One product as a card, where a page speaks of it. It is asked for as the product's page asks, and so counts as a look at it.
 *
 *   <touchstone-product-card product="ID" product-page="product.html?id={id}" level="3"></touchstone-product-card>
 */
export class ProductCard extends TouchstoneElement {
  static observedAttributes = ['product'];

  static look = [cards, sheet(`:host { max-inline-size: 22rem }`)];

  async render() {
    const product = await this.client.product(this.getAttribute('product') ?? '');
    return card({ ...product, picture: product.media?.find(({ width }) => width) },
      { heading: this.heading, page: this.getAttribute('product-page') ?? '?id={id}', origin: this.client.origin, eager: true });
  }
}
