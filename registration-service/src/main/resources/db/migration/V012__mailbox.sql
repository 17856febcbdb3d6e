-- The provider of those who have an account nowhere: they prove a mailbox. registration-service is that provider itself, and Keycloak brokers it as any other.
insert into provider (alias, name, broker) values ('email', 'E-mail', 'oidc');
insert into provider_claim (provider, position, name, required, fills, label, use) values
    ('email', 0, 'sub', true, null, '{"en": "Number of your mailbox"}', '{"en": "Recognises you when you sign in again."}'),
    ('email', 1, 'email', false, 'EMAIL', '{"en": "E-mail address"}', '{"en": "Fills in the form; answers to your requests go there."}'),
    ('email', 2, 'email_verified', false, null, '{"en": "That the address is confirmed"}', '{"en": "Saves you from confirming the address again."}');
insert into notice (hash, provider, locale, text, since)
select encode(sha256(convert_to(text, 'UTF8')), 'hex'), 'email', 'en', text, '2026-01-01T00:00:00Z'
from (values ('When you sign in by e-mail, we send you a link and know from it that the mailbox is yours. No other company learns of it. '
    || 'We keep the address apart from what you type, use it only for what is written beside it, and delete it when you ask us to. '
    || 'Nothing becomes part of your customer record unless you confirm it on the form that follows.')) as notice(text);
insert into provider_rules (id, provider, revision, store, keep_days, refresh, show, sell, score, export, mail, reason, decided_by, decided_at)
values (gen_random_uuid(), 'email', 0, true, null, true, true, false, true, true, true, 'What a person proves to us themselves: no other party has terms on it.', 'touchstone', '2026-01-01T00:00:00Z');

-- A link on its way. Address and token are sealed, and the token only until the mail has gone; browser, address_print and the rest are hashes.
create table mailbox_link (
    id             uuid primary key,
    token_hash     text not null unique,
    browser_hash   text not null,
    address_print  text not null,
    salt           bytea not null,
    address        text not null,
    token          text,
    request        text not null,
    locale         text not null,
    asked_at       timestamptz not null,
    until          timestamptz not null,
    due_at         timestamptz,
    attempts       integer not null default 0,
    opened_at      timestamptz,
    code_hash      text unique,
    code_until     timestamptz
);
create index mailbox_link_due on mailbox_link (due_at) where due_at is not null;
create index mailbox_link_by_address on mailbox_link (address_print, asked_at);

create table mailbox_key (
    id          smallint primary key check (id = 1),
    public_key  text not null,
    private_key text not null,
    salt        bytea not null
);
