-- What a provider's terms allow with what it handed over. The youngest revision holds; a provider without any allows nothing.
create table provider_rules (
    id         uuid primary key,
    provider   text not null references provider,
    revision   bigint not null,
    store      boolean not null,
    keep_days  integer check (keep_days between 1 and 36500),
    refresh    boolean not null,
    show       boolean not null,
    sell       boolean not null,
    score      boolean not null,
    export     boolean not null,
    mail       boolean not null,
    reason     text not null check (length(reason) <= 1000),
    decided_by text not null,
    decided_at timestamptz not null,
    constraint provider_rules_revision unique (provider, revision)
);
create trigger append_only before update or delete or truncate on provider_rules execute function refuse_change();

-- What we do with one claim of a provider. The youngest revision holds; without any, what fills the form is captured and the rest is only shown.
create table capture_policy (
    id         uuid primary key,
    provider   text not null references provider,
    claim      text not null,
    revision   bigint not null,
    decision   text not null check (decision in ('CAPTURE', 'SHOW_ONLY', 'DECLINE')),
    reason     text not null check (length(reason) <= 1000),
    decided_by text not null,
    decided_at timestamptz not null,
    constraint capture_policy_revision unique (provider, claim, revision)
);
create trigger append_only before update or delete or truncate on capture_policy execute function refuse_change();

insert into provider_rules (id, provider, revision, store, keep_days, refresh, show, sell, score, export, mail, reason, decided_by, decided_at)
select gen_random_uuid(), provider, 0, store, keep_days, refresh, show, sell, score, export, mail, reason, 'touchstone', '2026-01-01T00:00:00Z'
from (values
    ('social', true, null, true, true, false, true, true, true, 'A provider of your own: what your contract with it says. Until then all but selling.'),
    ('google', true, null, true, true, false, false, false, true, 'Google API Services User Data Policy (developers.google.com/terms/api-services-user-data-policy), Limited Use: no selling, no transfer, no judging of people.'),
    ('linkedin', true, 1, true, true, false, false, false, false, 'LinkedIn API Terms of Use (linkedin.com/legal/l/api-terms-of-use): kept briefly and with consent only, neither sold nor exported, no lead lists.'),
    ('github', true, 365, true, true, false, false, false, false, 'GitHub Acceptable Use Policies (docs.github.com/site-policy/acceptable-use-policies), information usage: not sold, no unsolicited mail.'),
    ('facebook', true, 90, true, true, false, false, false, true, 'Meta Platform Terms (developers.facebook.com/terms), 3: not sold, no judging of people, deleted on request and when no longer needed.'),
    ('microsoft', true, null, true, true, false, false, false, true, 'Microsoft APIs Terms of Use (learn.microsoft.com/legal/microsoft-apis/terms-of-use): only for the service that the person uses.')
) as rules(provider, store, keep_days, refresh, show, sell, score, export, mail, reason);

-- Which provider's claim was confirmed; until now there was one.
alter table source_value add column provider text references provider;
alter table source_value disable trigger append_only;
update source_value set provider = 'social' where origin = 'CONFIRMED_CLAIM';
alter table source_value enable trigger append_only;
create index source_value_by_claim on source_value (provider, claim) where claim is not null;

-- Where each value of the golden record is from: {attribute: {record, provider, claim, at}}.
alter table prospect add column provenance jsonb not null default '{}';
update prospect p set provenance = coalesce((select jsonb_object_agg(v.attribute, jsonb_strip_nulls(jsonb_build_object('record', v.id, 'provider', v.provider, 'claim', v.claim)))
    from (select distinct on (v.attribute) v.attribute, r.id, v.provider, v.claim from source_record r join source_value v on v.source_record = r.id
          where r.prospect = p.id order by v.attribute, r.recorded_at desc, r.id desc) v), '{}');

-- From now on sealed with a key that only the identity has; what was not is handed over again at the next sign-in.
delete from vault.claim;
alter table vault.claim drop constraint claim_text_check;
alter table vault.claim add constraint claim_text_check check (length(text) <= 12000);
alter table identity add column vault_salt bytea;

-- Since when the person had the use of their data restricted (GDPR, article 18).
alter table prospect add column restricted_at timestamptz;
