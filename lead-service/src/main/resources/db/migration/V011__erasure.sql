-- By which erasure what a person wrote was taken out of a lead; what is left says of nobody whose it was.
alter table lead add column erasure uuid;
create index lead_erased on lead (erasure) where erasure is not null;

-- Which lead a mail is about: it names people also where it goes to others.
alter table outbox_mail add column lead uuid;
alter table outbox_mail add column purpose text not null default 'ANSWER';
create index outbox_mail_of_lead on outbox_mail (lead);

-- Keyed hashes of who was erased, so that a late request does not bring them back.
create table tombstone (
    hash      text primary key,
    erased_at timestamptz not null
);

-- What is never rewritten may lose the words of a person in an erasure, and in nothing else.
create or replace function refuse_rewriting() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and coalesce(current_setting('touchstone.erasure', true), '') <> '' then
        return null;
    end if;
    raise exception '% is append-only', tg_table_name;
end $$;
