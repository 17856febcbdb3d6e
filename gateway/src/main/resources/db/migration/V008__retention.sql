-- How many interactions of a gateway have left the ledger, as was configured: the proof accounts for them.
create table retired (
    gateway uuid   primary key,
    touches bigint not null
);
