-- Addresses at which a mail server said that nothing can be delivered: nothing more is sent there.
create table undeliverable (
    address text        primary key,
    since   timestamptz not null,
    status  text        not null,
    reason  text
);
comment on column undeliverable.address is 'in lower case';
comment on column undeliverable.status is 'RFC 3463, such as 5.1.1';

-- A yes that a prospect took back here, and that the log of the registration-service is still to hear of.
create table consent_notice (
    id       uuid        primary key,
    prospect uuid        not null,
    purpose  text        not null,
    at       timestamptz not null,
    due_at   timestamptz not null,
    attempts integer     not null default 0
);
create index consent_notice_due on consent_notice (due_at);
create index consent_of_purpose on consent (purpose, lead);
