-- What is known of people beyond names and a job. Somebody imported may have fewer of the rest.
alter table prospect alter column given_name drop not null;
alter table prospect alter column family_name drop not null;
alter table prospect alter column email drop not null;
alter table prospect add column native_name text check (length(native_name) <= 200);
alter table prospect add column salutation text check (length(salutation) <= 50);
alter table prospect add column language text check (length(language) <= 35);
alter table prospect add column time_zone text check (length(time_zone) <= 50);
alter table prospect add column buying_role text check (buying_role in ('DECIDES', 'INFLUENCES', 'USES', 'BUYS', 'BLOCKS'));
-- Each {id: content}.
alter table prospect add column addresses jsonb not null default '{}';
alter table prospect add column channels jsonb not null default '{}';

-- Who recorded it, if not the person themselves, and on which ground (GDPR, article 6).
alter table source_record drop constraint source_record_kind_check;
alter table source_record add constraint source_record_kind_check check (kind in ('REGISTRATION', 'RECTIFICATION', 'CONFIRMATION', 'CORRECTION', 'IMPORT'));
alter table source_record add column recorded_by text check (length(recorded_by) <= 200);
alter table source_record add column legal_basis text not null default 'STEPS_AT_REQUEST' check (legal_basis in ('STEPS_AT_REQUEST', 'CONSENT', 'LEGITIMATE_INTEREST'));
alter table source_value drop constraint source_value_origin_check;
alter table source_value add constraint source_value_origin_check check (origin in ('TYPED', 'CONFIRMED_CLAIM', 'IMPORTED'));

-- One address or channel as one source record says it; without content, it was taken back.
create table source_item (
    source_record uuid not null references source_record on delete cascade,
    item          uuid not null,
    kind          text not null check (kind in ('ADDRESS', 'CHANNEL')),
    content       jsonb,
    origin        text not null check (origin in ('TYPED', 'IMPORTED')),
    primary key (source_record, item)
);
create trigger append_only before update or delete or truncate on source_item execute function refuse_change();
