alter table lead drop constraint lead_status_check;
alter table lead add constraint lead_status_check check (status in ('QUARANTINED', 'NEW', 'IN_REVIEW', 'ACCEPTED', 'DECLINED', 'MERGED', 'WITHDRAWN'));
alter table lead add column suspicions text;
comment on column lead.suspicions is 'why it may be spam, as slugs with spaces between; null if nothing speaks for it';

alter table consent drop constraint consent_state_check;
alter table consent add constraint consent_state_check check (state in ('GRANTED', 'PENDING', 'CONFIRMED', 'REFUSED', 'WITHDRAWN'));

create table spent_challenge (
    id    uuid        primary key,
    until timestamptz not null
);
create index spent_challenge_until on spent_challenge (until);
create table recent_submission (
    origin text        not null,
    at     timestamptz not null
);
comment on column recent_submission.origin is 'keyed hash of the network address, another one each day';
create index recent_submission_of_origin on recent_submission (origin, at);
create index recent_submission_at on recent_submission (at);

alter table outbox_mail add column locale text not null default 'en';
create index outbox_mail_sent on outbox_mail (sent_at) where sent_at is not null;
create index idempotency_created on idempotency (created_at);
