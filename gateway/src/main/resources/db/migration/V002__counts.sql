-- How often what was touched, by day. Derived from the interactions, together with them, so that nobody has to count millions. An empty text is an absent one.
create table interaction_count (
    day     date   not null,
    subject text   not null,
    verb    text   not null,
    channel text   not null,
    source  text   not null,
    verdict text   not null,
    count   bigint not null,
    primary key (day, subject, verb, channel, source, verdict)
) with (fillfactor = 70); -- room for the next version of a row beside it, since the rows of today change with every batch

insert into interaction_count (day, subject, verb, channel, source, verdict, count)
select (at at time zone 'UTC')::date, coalesce(subject, ''), verb, coalesce(channel, ''), coalesce(referrer, ''), 'undecided', count(*)
from interaction where verb is not null group by 1, 2, 3, 4, 5;
