import { h } from '/plugin/element.js';

/** What there is for whom. The first that somebody may see is where they begin; `rest` is what the address says after the path; `g` and the key lead there; `count` says how much waits there. */
export const AREAS = [
  { path: 'leads', key: 'r', name: 'requests', roles: ['sales'], screen: rest => rest ? h('console-lead', { lead: rest }) : h('console-inbox') },
  { path: 'todo', key: 'd', name: 'todo', roles: ['sales'], count: () => h('console-todo-count'), screen: () => h('console-todo') },
  { path: 'board', key: 'b', name: 'board', roles: ['sales'], screen: () => h('console-board') },
  { path: 'calendar', key: 'c', name: 'calendar', roles: ['sales'], screen: () => h('console-calendar') },
  { path: 'products', key: 'p', name: 'products', roles: ['steward', 'approver'], screen: rest => rest ? h('console-product', { product: rest }) : h('console-products') },
  { path: 'completeness', key: 'm', name: 'completeness', roles: ['steward', 'approver'], screen: () => h('console-complete') },
  { path: 'imports', key: 'i', name: 'imports', roles: ['steward'], screen: rest => h('console-imports', { run: rest || undefined }) },
  { path: 'people', key: 'e', name: 'people', roles: ['steward', 'sales'], screen: rest => rest ? h('console-person', { person: rest }) : h('console-people') },
  { path: 'networks', key: 'n', name: 'networks', roles: ['steward'], screen: () => h('console-networks') },
  { path: 'teams', key: 't', name: 'teams', roles: ['operator', 'sales'], screen: rest => h({ rules: 'console-rules', calendars: 'console-calendars' }[rest] ?? 'console-teams') },
  { path: 'marketing', key: 'f', name: 'marketing', roles: ['marketing'], screen: rest => h('console-marketing', { view: rest }) },
  { path: 'reach', key: 'a', name: 'reach', roles: ['sales', 'steward', 'operator'], screen: () => h('console-reach') },
  { path: 'users', key: 'u', name: 'users', roles: ['operator'], screen: () => h('console-users') },
  { path: 'keys', key: 'k', name: 'keysOfShops', roles: ['operator'], screen: () => h('console-keys') },
  { path: 'webhooks', key: 'w', name: 'webhooks', roles: ['operator'], screen: () => h('console-webhooks') },
  { path: 'operations', key: 'o', name: 'operations', roles: ['operator'], screen: () => h('console-operations') },
];

export function areasOf(roles) {
  return AREAS.filter(area => area.roles.some(role => roles.includes(role)));
}
