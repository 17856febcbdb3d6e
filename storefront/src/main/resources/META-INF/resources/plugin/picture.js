import { h } from './element.js';
import { sheet } from './look.js';
import { t } from './texts.js';

/** A picture of the API, in the sizes there are: the browser takes the one that fits. Its width and height keep its place until it is there. */
export function picture({ alt, renditions }, { origin, sizes, eager }) {
  const files = Object.values(renditions).filter(file => file.width).sort((one, other) => one.width - other.width);
  const { url, width, height } = files.at(-1);
  return h('img', {
    src: new URL(url, origin), srcset: files.map(file => `${new URL(file.url, origin)} ${file.width}w`).join(', '), sizes, width, height,
    alt: alt ?? '', loading: eager ? 'eager' : 'lazy', decoding: 'async',
  });
}

/** The pictures of one product: one large, the others to choose from below it. */
export class Gallery {
  static look = sheet(`
    .gallery { display: grid; gap: .75rem; align-content: start }
    .gallery .shown { aspect-ratio: 4 / 3; display: grid; place-items: center; overflow: hidden; border: 1px solid var(--line); border-radius: calc(var(--radius) * 1.5); background: #fff }
    .gallery .shown img { inline-size: 100%; block-size: 100%; object-fit: contain; min-block-size: 0 }
    .gallery ul { display: flex; flex-wrap: wrap; gap: .5rem }
    .gallery li button { padding: .125rem; inline-size: 4.5rem; block-size: 3.5rem; background: #fff; overflow: hidden }
    .gallery li button[aria-pressed=true] { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent) }
    .gallery li img { inline-size: 100%; block-size: 100%; object-fit: contain }
  `);

  #shown = h('div', { class: 'shown', part: 'picture' });
  #origin;
  #buttons;

  /** @param {object[]} pictures media of the API that have renditions to look at */
  constructor(pictures, origin) {
    this.#origin = origin;
    this.#buttons = pictures.map((one, index) => h('button', { type: 'button', 'aria-label': one.alt ?? one.title ?? t('pictureOf', { n: index + 1, count: pictures.length }), onclick: () => this.#show(index, one) },
      picture({ ...one, alt: '' }, { origin, sizes: '4.5rem', eager: true })));
    this.element = h('div', { class: 'gallery', part: 'pictures' }, this.#shown,
      pictures.length > 1 && h('ul', { role: 'list', 'aria-label': t('pictures') }, this.#buttons.map(button => h('li', {}, button))));
    this.#show(0, pictures[0]);
  }

  #show(index, one) {
    this.#buttons.forEach((button, at) => button.setAttribute('aria-pressed', at === index));
    this.#shown.replaceChildren(picture(one, { origin: this.#origin, sizes: '(width < 48rem) 92vw, 36rem', eager: true }));
  }
}
