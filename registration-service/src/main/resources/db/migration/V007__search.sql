-- The words by which somebody is found, each in lower case and without accents; the service makes them of the golden record, those of earlier rows are nearly the same.
alter table prospect add column words text[] not null default '{}';
update prospect set words = array(select distinct word from unnest(regexp_split_to_array(lower(concat_ws(' ', given_name, family_name, native_name, company, email)), '[^[:alnum:]]+') || lower(email)) as word
                                  where word <> '');
-- Written at once, so that no registration has to do it for the ones before.
create index prospect_by_word on prospect using gin (array_to_tsvector(words)) with (fastupdate = off);
create index prospect_by_email on prospect (lower(email));
