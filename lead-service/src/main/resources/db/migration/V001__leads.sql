create table lead (
    id               uuid primary key,
    revision         bigint      not null,
    kind             text        not null check (kind in ('DEMO_REQUEST')),
    status           text        not null check (status in ('NEW', 'ACCEPTED', 'DECLINED')),
    prospect         uuid        not null,
    requester        text        not null,
    contact_name     text        not null,
    contact_email    text        not null,
    contact_company  text,
    product_id       text        not null,
    product_sku      text        not null,
    product_revision bigint      not null,
    product_channel  text        not null,
    product_locale   text        not null,
    product_name     text        not null,
    price_amount     bigint,
    price_currency   text,
    message          text check (char_length(message) <= 2000),
    created_at       timestamptz not null,
    check ((price_amount is null) = (price_currency is null))
);
comment on column lead.requester is 'subject of the access token that asked; what decides whose demo request it is';
create index lead_newest on lead (created_at desc, id desc);
create index lead_newest_in_status on lead (status, created_at desc, id desc);
create index lead_newest_of_requester on lead (requester, created_at desc, id desc);

create table activity (
    id          uuid primary key,
    lead        uuid        not null references lead,
    at          timestamptz not null,
    actor_id    text        not null,
    actor_name  text        not null,
    from_status text,
    to_status   text        not null,
    reason      text
);
create index activity_of_lead on activity (lead, at, id);

-- Who did what is never rewritten. Deleting stays possible: a person may ask to be erased.
create function refuse_rewriting() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;
create trigger activity_is_append_only before update on activity for each statement execute function refuse_rewriting();

create table outbox_mail (
    id         uuid primary key,
    revision   bigint      not null,
    recipient  text        not null,
    subject    text        not null,
    body       text        not null,
    created_at timestamptz not null,
    due_at     timestamptz not null,
    attempts   integer     not null,
    last_error text,
    sent_at    timestamptz
);
create index outbox_mail_due on outbox_mail (due_at) where sent_at is null;

create table idempotency (
    caller     text        not null,
    key        text        not null,
    request    text        not null,
    answer     text        not null,
    created_at timestamptz not null,
    primary key (caller, key)
);
