alter table lead add column assignee_id text;
alter table lead add column assignee_name text;
alter table lead add check ((assignee_id is null) = (assignee_name is null));
alter table lead add column tags text not null default '';
comment on column lead.tags is 'with spaces between';
alter table lead add column search tsvector generated always as (
    to_tsvector('simple'::regconfig, coalesce(contact_name, '') || ' ' || contact_email || ' ' || translate(contact_email, '@.', '  ') || ' ' || coalesce(contact_company, '')
        || ' ' || coalesce(product_name, '') || ' ' || coalesce(product_sku, '') || ' ' || coalesce(message, ''))) stored;
create index lead_search on lead using gin (search);
create index lead_tagged on lead using gin (string_to_array(tags, ' '));
create index lead_newest_of_assignee on lead (assignee_id, created_at desc, id desc);
create index lead_newest_of_product on lead (product_id, created_at desc, id desc);
create index lead_newest_of_prospect on lead (prospect, created_at desc, id desc);
create index lead_of_email on lead (lower(contact_email));
create index lead_of_email_domain on lead (split_part(lower(contact_email), '@', 2));

create table note (
    id          uuid        primary key,
    lead        uuid        not null references lead on delete cascade,
    at          timestamptz not null,
    author_id   text        not null,
    author_name text        not null,
    text        text        not null,
    mentions    text        not null
);
create index note_of_lead on note (lead, at desc, id desc);
create index note_mentioning on note using gin (string_to_array(mentions, ' '));
create trigger note_is_append_only before update on note for each statement execute function refuse_rewriting();

create table task (
    id            uuid        primary key,
    revision      bigint      not null,
    lead          uuid        not null references lead on delete cascade,
    title         text        not null,
    due_at        timestamptz not null,
    assignee_id   text        not null,
    assignee_name text        not null,
    done_at       timestamptz,
    created_at    timestamptz not null
);
create index task_due on task (assignee_id, due_at, id) where done_at is null;
create index task_of_lead on task (lead, due_at, id);

create table saved_view (
    id         uuid        primary key,
    revision   bigint      not null,
    owner      text        not null,
    name       text        not null,
    shared     boolean     not null,
    query      text        not null check (query is json object),
    created_at timestamptz not null
);
create index saved_view_of_owner on saved_view (owner, created_at desc, id desc);

create table attachment (
    id         uuid        primary key,
    lead       uuid        not null references lead on delete cascade,
    name       text        not null,
    media_type text        not null,
    size       integer     not null,
    sha256     text        not null,
    content    bytea       not null,
    at         timestamptz not null,
    actor_id   text        not null,
    actor_name text        not null
);
create index attachment_of_lead on attachment (lead, at, id);
