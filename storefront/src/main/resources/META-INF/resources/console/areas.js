import { h } from '/plugin/element.js';

/** What there is for whom. The first that somebody may see is where they begin; `rest` is what the address says after the path. */
export const AREAS = [
  { path: 'leads', name: 'demoRequests', roles: ['sales'], screen: rest => rest ? h('console-lead', { lead: rest }) : h('console-inbox') },
  { path: 'products', name: 'products', roles: ['steward', 'approver'], screen: rest => rest ? h('console-product', { product: rest }) : h('console-products') },
  { path: 'imports', name: 'imports', roles: ['steward'], screen: () => h('console-imports') },
  { path: 'reach', name: 'reach', roles: ['sales', 'steward', 'operator'], screen: () => h('console-reach') },
  { path: 'operations', name: 'operations', roles: ['operator'], screen: () => h('console-operations') },
];

export function areasOf(roles) {
  return AREAS.filter(area => area.roles.some(role => roles.includes(role)));
}
