-- A year of leads that are made up, scored within the last six hours, one statement after another. %1$d leads of %2$d people at companies of ten; of 200 products; looked after by 20 members, of whom one is called sales.
insert into lead (id, revision, kind, status, prospect, requester, contact_name, contact_email, contact_company, product_id, product_sku, product_revision, product_channel, product_locale, product_name,
        price_amount, price_currency, product_sheet, message, form, form_version, answers, locale, visitor, campaign, source_first, assignee_id, assignee_name, tags, created_at, score, scored_at, score_version, score_due_at)
    select md5('lead ' || n)::uuid, 2, (array['DEMO_REQUEST', 'QUOTE_REQUEST', 'DEMO_REQUEST', 'SHEET_REQUEST'])[1 + n %% 4],
        case when n > %1$d * 0.98 then (array['NEW', 'IN_REVIEW'])[1 + n %% 2] else (array['ACCEPTED', 'DECLINED', 'ACCEPTED', 'WITHDRAWN', 'DECLINED'])[1 + n %% 5] end,
        case when person %% 2 = 0 then md5('prospect ' || person)::uuid end, case when person %% 2 = 0 then md5('prospect ' || person) end,
        'Visitor ' || person, 'visitor-' || person || '@company-' || person / 10 || '.test', 'Company ' || person / 10,
        md5('product ' || product)::uuid::text, 'SKU-' || product, 3, 'web', 'en', (array['Gear pump', 'Ball valve', 'Road bike', 'Press'])[1 + product %% 4] || ' ' || product,
        125000 + product, 'EUR', repeat('0', 64), 'We look for something like ' || md5(n::text) || ' for our plant in district ' || n %% 97 || '. Can you show it to the three of us, and say what it costs?',
        'demo-request', 1, '{"country":"DE","role":"decides"}', 'en', md5('visitor ' || person)::uuid, 'campaign-' || n %% 12, 'search',
        case when n %% 20 = 0 then 'sales' else 'member-' || n %% 20 end, case when n %% 20 = 0 then 'sales' else 'Member ' || n %% 20 end,
        case when n %% 7 = 0 then 'fair plant' when n %% 5 = 0 then 'plant' else '' end, now() - (%1$d - n) * (interval '365 days' / %1$d),
        n %% 60, now() - n * (interval '6 hours' / %1$d), (select max(version) from score_weights), now() + (%1$d - n) * (interval '6 hours' / %1$d)
    from (select n, n %% %2$d as person, n %% 200 as product from generate_series(1, %1$d) n) made;
insert into activity (id, lead, at, actor_id, actor_name, from_status, to_status)
    select md5('first ' || id)::uuid, id, created_at, 'anonymous', contact_name, null, 'NEW' from lead
    union all select md5('second ' || id)::uuid, id, created_at + interval '2 hours', 'sales', 'sales', 'NEW', status from lead where status not in ('NEW', 'IN_REVIEW');
insert into consent (id, lead, purpose, state, notice, at) select md5('consent ' || id)::uuid, id, 'newsletter', 'REFUSED', repeat('0', 64), created_at from lead;
insert into opportunity (id, revision, lead, pipeline, stage, name, value_amount, value_currency, expected_close, owner_id, owner_name, details, result, outcome_amount, outcome_currency, outcome_on, outcome_reason, created_at)
    select md5('opportunity ' || id)::uuid, 1, id, 'sales', (array['qualified', 'demo', 'proposal', 'negotiation'])[1 + n %% 4], contact_company || ': ' || product_name, 500000 + n, 'EUR', current_date + 30,
        assignee_id, assignee_name, '{"products":[],"contacts":[],"competitors":[]}', result, case result when 'WON' then 480000 end, case result when 'WON' then 'EUR' end,
        case result when 'OPEN' then null else current_date end, case result when 'LOST' then 'Chose another' end, created_at + interval '1 day'
    from (select *, (array['OPEN', 'WON', 'LOST', 'LOST'])[1 + n %% 4 * (n / 4 %% 2)] as result from (select *, row_number() over (order by created_at) as n from lead where status = 'ACCEPTED') numbered) decided;
insert into opportunity_step (id, opportunity, at, actor_id, actor_name, kind, from_stage, to_stage) select md5('step ' || id)::uuid, id, created_at, owner_id, owner_name, 'OPENED', stage, stage from opportunity;
insert into note (id, lead, at, author_id, author_name, text, mentions)
    select md5('note ' || k || id)::uuid, id, created_at + k * interval '1 hour', 'member-1', 'Member 1', 'Called them, they will look at it with ' || md5(id::text), case when k = 1 and hashtext(id::text) %% 10 = 0 then 'sales' else '' end
    from lead, generate_series(1, 2) k;
insert into task (id, revision, lead, title, due_at, assignee_id, assignee_name, done_at, created_at)
    select md5('task ' || id)::uuid, 0, id, 'Call ' || contact_name, created_at + interval '7 days', assignee_id, assignee_name, case when created_at < now() - interval '60 days' then created_at + interval '8 days' end, created_at
    from lead where hashtext(id::text) %% 3 = 0;
insert into saved_view (id, revision, owner, name, shared, query, created_at) select md5('view ' || n)::uuid, 0, 'sales', 'View ' || n, true, '{"status":"NEW"}', now() - n * interval '1 minute' from generate_series(1, 100) n;
insert into booking (id, revision, lead, calendar, host_id, host_name, host_email, starts_at, ends_at, free_again_at, zone, state, sequence, created_at)
    select md5('booking ' || id)::uuid, 0, id, 'demos', 'host-' || n %% 5, 'Host', 'host-' || n %% 5 || '@contoso.test', at, at + interval '30 minutes', at + interval '30 minutes', 'UTC',
        case when at < now() then 'HELD' else 'BOOKED' end, 0, created_at
    from (select id, created_at, n, date_trunc('hour', now()) + interval '20 days' - n / 5 * interval '2 hours' as at from (select *, row_number() over (order by created_at desc) as n from lead where status = 'ACCEPTED') numbered where n <= 5000) placed;
insert into outbox_mail (id, revision, lead, purpose, recipient, subject, body, locale, created_at, due_at, attempts, sent_at)
    select md5('mail ' || id)::uuid, 1, id, 'ANSWER', contact_email, 'Your demo request', repeat('Thank you for your request. ', 20), 'en', created_at, created_at, 1, created_at from lead where created_at > now() - interval '30 days';
analyze;
