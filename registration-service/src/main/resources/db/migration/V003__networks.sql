-- How Keycloak calls the kind of a network; without one the network is not brokered by it.
alter table provider add column broker text;
update provider set broker = 'oidc' where alias = 'social';

insert into provider (alias, name, broker) values
    ('google', 'Google', 'google'),
    ('linkedin', 'LinkedIn', 'linkedin-openid-connect'),
    ('github', 'GitHub', 'github'),
    ('facebook', 'Facebook', 'facebook'),
    ('microsoft', 'Microsoft', 'microsoft');

insert into provider_claim (provider, position, name, required, fills, label, use) values
    ('google', 0, 'sub', true, null, '{"en": "Your member number"}', '{"en": "Recognises you when you sign in again."}'),
    ('google', 1, 'email', false, 'EMAIL', '{"en": "E-mail address"}', '{"en": "Fills in the form; answers to your requests go there."}'),
    ('google', 2, 'email_verified', false, null, '{"en": "Whether the address is confirmed"}', '{"en": "Saves you from confirming the address again."}'),
    ('google', 3, 'name', false, 'FULL_NAME', '{"en": "Full name"}', '{"en": "Fills in the form, if your names do not come one by one."}'),
    ('google', 4, 'given_name', false, 'GIVEN_NAME', '{"en": "Given name"}', '{"en": "Fills in the form; we address you by it."}'),
    ('google', 5, 'family_name', false, 'FAMILY_NAME', '{"en": "Family name"}', '{"en": "Fills in the form; we address you by it."}'),
    ('google', 6, 'picture', false, null, '{"en": "Picture"}', '{"en": "Lets our sales people recognise you."}'),
    ('google', 7, 'hd', false, null, '{"en": "Domain of your company''s Google Workspace"}', '{"en": "Tells which company you belong to."}'),
    ('linkedin', 0, 'sub', true, null, '{"en": "Your member number"}', '{"en": "Recognises you when you sign in again."}'),
    ('linkedin', 1, 'name', false, 'FULL_NAME', '{"en": "Full name"}', '{"en": "Fills in the form, if your names do not come one by one."}'),
    ('linkedin', 2, 'given_name', false, 'GIVEN_NAME', '{"en": "Given name"}', '{"en": "Fills in the form; we address you by it."}'),
    ('linkedin', 3, 'family_name', false, 'FAMILY_NAME', '{"en": "Family name"}', '{"en": "Fills in the form; we address you by it."}'),
    ('linkedin', 4, 'picture', false, null, '{"en": "Picture"}', '{"en": "Lets our sales people recognise you."}'),
    ('linkedin', 5, 'locale', false, null, '{"en": "Language"}', '{"en": "Lets us write to you in your language."}'),
    ('linkedin', 6, 'email', false, 'EMAIL', '{"en": "E-mail address"}', '{"en": "Fills in the form; answers to your requests go there."}'),
    ('github', 0, 'id', true, null, '{"en": "Your member number"}', '{"en": "Recognises you when you sign in again."}'),
    ('github', 1, 'login', false, null, '{"en": "User name"}', '{"en": "Tells our sales people how you are known there."}'),
    ('github', 2, 'name', false, 'FULL_NAME', '{"en": "Full name"}', '{"en": "Fills in the form, if your names do not come one by one."}'),
    ('github', 3, 'email', false, 'EMAIL', '{"en": "E-mail address"}', '{"en": "Fills in the form; answers to your requests go there."}'),
    ('github', 4, 'company', false, 'COMPANY', '{"en": "Company"}', '{"en": "Fills in the form; tells which company you belong to."}'),
    ('github', 5, 'blog', false, null, '{"en": "Address of your web site"}', '{"en": "Tells our sales people what you do."}'),
    ('github', 6, 'location', false, null, '{"en": "Place"}', '{"en": "Tells which of our people is near you."}'),
    ('facebook', 0, 'id', true, null, '{"en": "Your member number"}', '{"en": "Recognises you when you sign in again."}'),
    ('facebook', 1, 'name', false, 'FULL_NAME', '{"en": "Full name"}', '{"en": "Fills in the form, if your names do not come one by one."}'),
    ('facebook', 2, 'email', false, 'EMAIL', '{"en": "E-mail address"}', '{"en": "Fills in the form; answers to your requests go there."}'),
    ('microsoft', 0, 'id', true, null, '{"en": "Your member number"}', '{"en": "Recognises you when you sign in again."}'),
    ('microsoft', 1, 'displayName', false, 'FULL_NAME', '{"en": "Display name"}', '{"en": "Fills in the form, if your names do not come one by one."}'),
    ('microsoft', 2, 'givenName', false, 'GIVEN_NAME', '{"en": "Given name"}', '{"en": "Fills in the form; we address you by it."}'),
    ('microsoft', 3, 'surname', false, 'FAMILY_NAME', '{"en": "Family name"}', '{"en": "Fills in the form; we address you by it."}'),
    ('microsoft', 4, 'mail', false, 'EMAIL', '{"en": "E-mail address"}', '{"en": "Fills in the form; answers to your requests go there."}'),
    ('microsoft', 5, 'jobTitle', false, 'JOB_TITLE', '{"en": "Job title"}', '{"en": "Fills in the form; tells our sales people what you do."}'),
    ('microsoft', 6, 'businessPhones', false, null, '{"en": "Business phone"}', '{"en": "Our sales people call you there if you let them."}'),
    ('microsoft', 7, 'mobilePhone', false, null, '{"en": "Mobile phone"}', '{"en": "Our sales people call you there if you let them."}'),
    ('microsoft', 8, 'officeLocation', false, null, '{"en": "Office"}', '{"en": "Tells which of our people is near you."}'),
    ('microsoft', 9, 'tid', false, null, '{"en": "Number of your company''s Microsoft directory"}', '{"en": "Tells which company you belong to."}');

insert into notice (hash, provider, locale, text, since)
select encode(sha256(convert_to(text, 'UTF8')), 'hex'), alias, 'en', text, '2026-01-01T00:00:00Z'
from (select alias, 'When you sign in with ' || name || ', it tells us what you tick here, and your member number, without which you cannot sign in. '
    || 'We keep it apart from what you type, use it only for what is written beside it, and delete it when you ask us to. '
    || 'Nothing becomes part of your customer record unless you confirm it on the form that follows.' from provider where alias <> 'social' and broker is not null) as notice(alias, text);
