import { h, TouchstoneElement } from './element.js';
import { t } from './texts.js';

/**
 * Shares this page by what the device offers, or copies its address. The address says that it was shared, so that whoever follows it counts as coming from a share.
 * Tells `touchstone-shared` with `{address, by}`, by is `device` or `copy`.
 *
 *   <touchstone-share name="Gear pump" product="0197f8e2-..."></touchstone-share>
 */
export class Share extends TouchstoneElement {
  #button = h('button', { type: 'button', part: 'button', onclick: () => this.#share() }, h('slot', {}, t('share')));

  refresh() {
    this.show(this.#button);
  }

  async #share() {
    const by = navigator.share ? 'device' : 'copy';
    const address = new URL(location);
    address.hash = '';
    address.searchParams.set('utm_source', 'share');
    address.searchParams.set('utm_medium', by);
    try {
      const { token } = await this.client.post('/shares', { product: this.getAttribute('product') ?? this.getRootNode().host?.getAttribute('product') ?? undefined, network: by });
      address.searchParams.set('share', token);
    } catch (refused) {
      // Without its token a page is still worth sharing: who follows it counts as coming from a share, if not from this one.
      console.debug('touchstone: share not marked', refused.type);
    }
    try {
      if (by === 'device') await navigator.share({ url: address.href, title: this.getAttribute('name') ?? document.title });
      else await navigator.clipboard.writeText(address.href);
    } catch (refused) {
      if (refused.name !== 'AbortError') this.show(this.#button, h('input', { readonly: true, value: address.href, 'aria-label': t('shareAddress') }));
      return;
    }
    if (by === 'copy') {
      this.show(this.#button, h('span', { class: 'quiet small', part: 'done' }, ` ${t('copied')}`));
      this.say(t('copied'));
    }
    this.tell('shared', { address: address.href, by });
  }
}
