-- What a lead is worth, by rules that are data; a version is never changed, so that each score can be told apart.
create table score_weights (
    version    integer     primary key check (version > 0),
    definition text        not null check (definition is json object),
    changed_at timestamptz not null,
    changed_by text        not null
);
create trigger score_weights_is_append_only before update on score_weights for each statement execute function refuse_rewriting();

-- The score for lists, as of scored_at; it says nothing before that is set. It moves without a revision of the lead.
alter table lead add column score double precision not null default 0;
alter table lead add column scored_at timestamptz;
alter table lead add column score_version integer not null default 0;
alter table lead add column score_due_at timestamptz;
create index lead_best on lead (score desc, id desc) where scored_at is not null;
create index lead_to_score on lead (score_version, score_due_at) where status in ('NEW', 'IN_REVIEW', 'ACCEPTED');
create index lead_of_visitor on lead (visitor) where visitor is not null and prospect is null;
create index lead_merged_into on lead (merged_into) where merged_into is not null;
