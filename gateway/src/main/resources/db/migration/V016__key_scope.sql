-- What the ids of messages that come with a key are told apart by: never changed, unlike the name. Of the keys there are it is their name, so that what is stored already stays known.
alter table key add column scope text;
update key set scope = name;
alter table key alter column scope set not null;
