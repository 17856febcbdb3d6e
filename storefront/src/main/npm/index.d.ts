import type { components, paths } from './api.js';

export type { components, paths };

type Verb = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
/** The paths that have such a method. */
export type Path<V extends Verb> = { [P in keyof paths]: paths[P] extends Record<Lowercase<V>, { responses: unknown }> ? P : never }[keyof paths];
type Operation<V extends Verb, P extends Path<V>> = paths[P] extends Record<Lowercase<V>, infer O> ? O : never;
type Success<R> = { [S in keyof R]: S extends 200 | 201 | 202 | 204 ? R[S] : never }[keyof R];
type Content<A> = A extends { content: infer C } ? C[keyof C] : undefined;
/** What an operation answers when it does what it was asked for. */
export type Answer<V extends Verb, P extends Path<V>> = Operation<V, P> extends { responses: infer R } ? Content<Success<R>> : never;
type Sent<O> = { headers?: Record<string, string> }
  & (O extends { parameters: { path: infer N } } ? { path: N } : unknown)
  & (O extends { parameters: { query: infer Q } } ? { query: Q } : O extends { parameters: { query?: infer Q } } ? { query?: Q } : unknown)
  & (O extends { requestBody: { content: infer C } } ? { body: C[keyof C] } : O extends { requestBody?: { content: infer C } } ? { body?: C[keyof C] } : unknown);
type Arguments<T> = {} extends T ? [sent?: T] : [sent: T];

export type Product = Answer<'GET', '/storefront/products/{id}'>;
export type ProductList = Answer<'GET', '/storefront/products'>;
export type Session = Answer<'GET', '/session'>;
export type Prospect = Answer<'GET', '/me'>;
export type DemoRequest = Answer<'GET', '/demo-requests/{id}'>;

/** @param settings.gateway address of the gateway @param settings.key the publishable key */
export interface Settings {
  gateway: string;
  key: string;
}

/** Defines the elements, and begins to record what the visitor lets be recorded. */
export function install(settings: Settings): Promise<void>;
export function configure(settings: Settings): void;
/** The client of this key, or of the one that was given to `install`. */
export function client(key?: string): Client;
/** Adds the texts of a language, or replaces some: before the elements are shown. */
export function addTexts(language: string, texts: Record<string, string>): void;
/** Records an event of your own, if the visitor lets visits be measured. */
export function track(event: string, properties?: Record<string, unknown>): void;

/** Why a call was refused or failed (RFC 9457). */
export class Problem extends Error {
  readonly type: string;
  /** 0 where there was no answer. */
  readonly status: number;
  readonly errors: { pointer: string; detail: string }[];
  readonly facts: Record<string, unknown>;
  is(slug: string): boolean;
}

/** Gives repeats of the same request the same Idempotency-Key. */
export class Attempt {
  headers(body: unknown): { 'Idempotency-Key': string };
}

/** Every call throws a {@link Problem} when it is refused. */
export class Client {
  constructor(origin: string, key?: string);
  readonly origin: string;
  readonly key?: string;
  /** Any operation of the API, by its method and path. */
  call<V extends Verb, P extends Path<V>>(method: V, path: P, ...sent: Arguments<Sent<Operation<V, P>>>): Promise<Answer<V, P>>;
  session(): Promise<Session>;
  /** Beside what is named here, attributes are filters: `{ 'attr.color[in]': 'Red,Blue' }`. */
  products(query?: { q?: string; category?: string; categories?: string; after?: string; limit?: number; sort?: string; facets?: string; [filter: string]: unknown }): Promise<ProductList>;
  product(id: string, query?: { expand?: string; fields?: string; quantity?: number }): Promise<Product>;
  categories(tree?: string): Promise<Answer<'GET', '/storefront/categories'>>;
  sheet(id: string, pass?: string): Promise<Blob>;
  provider(alias: string): Promise<Answer<'GET', '/providers/{alias}'>>;
  chooseCapture(choice: components['schemas']['NewCaptureChoice']): Promise<Answer<'POST', '/capture-choices'>>;
  /** Where to send the browser to sign in. */
  signInAddress(way: { provider?: string; choice?: string; back?: string }): URL;
  signOut(): Promise<void>;
  registration(): Promise<Answer<'GET', '/registration'>>;
  register(registration: components['schemas']['NewRegistration'], attempt: Attempt): Promise<Answer<'POST', '/registrations'>>;
  me(): Promise<Prospect>;
  requestDemo(request: components['schemas']['NewDemoRequest'], attempt: Attempt): Promise<Answer<'POST', '/demo-requests'>>;
  requests(page?: { after?: string }): Promise<Answer<'GET', '/requests'>>;
  request(id: string): Promise<Answer<'GET', '/requests/{id}'>>;
  timesAddress(page: string): URL;
  withdrawRequest(id: string): Promise<Answer<'POST', '/requests/{id}/withdrawal'>>;
  consent(consent: { measurement: boolean }): Promise<{ measurement: boolean }>;
}

/** An element of the plugin; what it shows follows from its attributes. */
export interface TouchstoneElement extends HTMLElement {
  refresh(): void | Promise<void>;
}

/** What the elements tell the page. */
export interface TouchstoneEventMap {
  'touchstone-category': CustomEvent<{ category?: string }>;
  'touchstone-changed': CustomEvent<Prospect>;
  'touchstone-consent': CustomEvent<{ measurement: boolean }>;
  'touchstone-erased': CustomEvent<{ certificate: string }>;
  'touchstone-demo-requested': CustomEvent<DemoRequest>;
  'touchstone-product': CustomEvent<Product>;
  'touchstone-registered': CustomEvent<Prospect>;
  'touchstone-sent': CustomEvent<unknown>;
  'touchstone-shared': CustomEvent<{ address: string; by: 'device' | 'copy' }>;
  'touchstone-sheet': CustomEvent<{ product: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'touchstone-consent': TouchstoneElement;
    'touchstone-demo': TouchstoneElement;
    'touchstone-form': TouchstoneElement;
    'touchstone-my-data': TouchstoneElement;
    'touchstone-sign-ins': TouchstoneElement;
    'touchstone-product': TouchstoneElement;
    'touchstone-product-card': TouchstoneElement;
    'touchstone-products': TouchstoneElement;
    'touchstone-registration': TouchstoneElement;
    'touchstone-requests': TouchstoneElement;
    'touchstone-share': TouchstoneElement;
    'touchstone-sheet': TouchstoneElement;
    'touchstone-sign-in': TouchstoneElement;
  }
  interface HTMLElementEventMap extends TouchstoneEventMap {}
  // They bubble.
  interface DocumentEventMap extends TouchstoneEventMap {}
}
