-- All mails wait in one queue, sealed: recipient and body, bound to the id, with a salt. Those without a salt are from before, and as they were.
alter table mail drop constraint mail_recipient_check;
alter table mail add column salt bytea;
-- After it a mail is of no use.
alter table mail add column until timestamptz;

-- What is on its way cannot be unsealed here: it is good for minutes, and asked for again.
delete from mailbox_link where due_at is not null;
-- Of token, due_at and attempts nothing is written any more; they and locale go with a later release.
alter table mailbox_link alter column locale drop not null;
-- Not beyond the most that an address gets.
alter table mailbox_link add column mailed boolean not null default true;
alter table mailbox_link alter column mailed drop default;
