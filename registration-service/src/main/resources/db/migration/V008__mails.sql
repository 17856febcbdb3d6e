-- Mails on their way. What was taken by the mail server is not kept.
create table mail (
    id         uuid primary key,
    prospect   uuid references prospect on delete cascade,
    recipient  text not null check (length(recipient) <= 254),
    subject    text not null,
    body       text not null,
    created_at timestamptz not null,
    due_at     timestamptz not null,
    attempts   integer not null default 0
);
create index mail_due on mail (due_at);
create index mail_by_prospect on mail (prospect);

-- Addresses that somebody wants to have instead of theirs, until they prove that these are theirs: then, or when its time is over, the row is gone. Of the secret in the link there is only a hash.
create table email_change (
    id         uuid primary key,
    prospect   uuid not null references prospect on delete cascade,
    email      text not null check (length(email) <= 254),
    secret     text not null unique,
    asked_at   timestamptz not null,
    expires_at timestamptz not null
);
create index email_change_by_prospect on email_change (prospect);
