-- Leads come from any form, also from people who are not signed in, and need not be about a product.
alter table lead drop constraint lead_kind_check;
alter table lead add constraint lead_kind_check check (kind in ('DEMO_REQUEST', 'CONTACT', 'QUOTE_REQUEST', 'SHEET_REQUEST', 'NEWSLETTER', 'OTHER'));
alter table lead alter column prospect drop not null;
alter table lead alter column requester drop not null;
alter table lead alter column contact_name drop not null;
alter table lead alter column product_id drop not null;
alter table lead alter column product_sku drop not null;
alter table lead alter column product_revision drop not null;
alter table lead alter column product_channel drop not null;
alter table lead alter column product_locale drop not null;
alter table lead alter column product_name drop not null;
alter table lead add constraint lead_product_whole check (num_nulls(product_id, product_sku, product_revision, product_channel, product_locale, product_name) in (0, 6));
alter table lead add column product_sheet text;
comment on column lead.product_sheet is 'SHA-256 of all that was shown of the product';

create table form (
    id         text        not null,
    version    integer     not null check (version > 0),
    definition text        not null check (definition is json object),
    created_at timestamptz not null,
    created_by text        not null,
    primary key (id, version)
);
comment on table form is 'what a site asks; a version is never changed, so that each submission can be read as it was made';

alter table lead add column form text;
alter table lead add column form_version integer;
alter table lead add column answers text check (answers is json object);
alter table lead add column locale text not null default 'en';
alter table lead add column visitor uuid;
alter table lead add column source_first text;
alter table lead add column source_last text;
alter table lead add column campaign text;
alter table lead add column share text;
alter table lead add foreign key (form, form_version) references form (id, version);
alter table lead add check ((form is null) = (form_version is null));
comment on column lead.answers is 'what was asked beyond the contact and the message';

create table consent (
    id      uuid        primary key,
    lead    uuid        not null references lead on delete cascade,
    purpose text        not null,
    state   text        not null check (state in ('GRANTED', 'REFUSED', 'CONFIRMED', 'WITHDRAWN')),
    notice  text        not null,
    at      timestamptz not null
);
comment on column consent.notice is 'SHA-256 of the text that was shown';
create index consent_of_lead on consent (lead, at, id);
create trigger consent_is_append_only before update on consent for each statement execute function refuse_rewriting();
create trigger form_is_append_only before update on form for each statement execute function refuse_rewriting();
