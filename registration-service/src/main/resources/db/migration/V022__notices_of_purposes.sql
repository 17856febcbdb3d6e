-- What people are asked to agree to has texts of its own: a notice is that of a provider or of a purpose.
alter table notice alter column provider drop not null;
alter table notice add column purpose text references purpose;
alter table notice add constraint notice_of_one check (num_nonnulls(provider, purpose) = 1);
alter table notice add constraint notice_of_purpose unique (purpose, locale, since);

update purpose set label = '{"en": "Newsletter", "de": "Newsletter", "fr": "Lettre d’information", "es": "Boletín", "ar": "النشرة الإخبارية", "zh": "新闻通讯"}' where code = 'newsletter';
update purpose set label = '{"en": "Calls by our sales people", "de": "Anrufe unseres Vertriebs", "fr": "Appels de nos commerciaux", "es": "Llamadas de nuestro equipo comercial", "ar": "مكالمات من فريق المبيعات لدينا", "zh": "我们销售人员的来电"}' where code = 'calls';
update purpose set label = '{"en": "Drawing conclusions from your visits", "de": "Schlüsse aus Ihren Besuchen", "fr": "Conclusions tirées de vos visites", "es": "Conclusiones a partir de sus visitas", "ar": "استخلاص استنتاجات من زياراتك", "zh": "根据您的访问得出结论"}' where code = 'profiling';
update purpose set label = '{"en": "Passing your data on to partners", "de": "Weitergabe Ihrer Daten an Partner", "fr": "Transmission de vos données à des partenaires", "es": "Cesión de sus datos a socios", "ar": "نقل بياناتك إلى شركائنا", "zh": "将您的数据转交给合作伙伴"}' where code = 'sharing';

insert into notice (hash, purpose, locale, text, since)
select encode(sha256(convert_to(text, 'UTF8')), 'hex'), purpose, locale, text, '2026-01-01T00:00:00Z'
from (values
    ('newsletter', 'en', 'We may write to you about our products, at the e-mail address you gave us. You can take this back at any time; from then on we do not write about them any more.'),
    ('newsletter', 'de', 'Wir dürfen Ihnen an die E-Mail-Adresse, die Sie uns genannt haben, über unsere Produkte schreiben. Sie können das jederzeit zurücknehmen; von da an schreiben wir darüber nicht mehr.'),
    ('newsletter', 'fr', 'Nous pouvons vous écrire au sujet de nos produits, à l’adresse e-mail que vous nous avez donnée. Vous pouvez revenir sur cet accord à tout moment ; dès lors, nous ne vous écrivons plus à ce sujet.'),
    ('newsletter', 'es', 'Podemos escribirle sobre nuestros productos a la dirección de correo electrónico que nos ha dado. Puede retirar su consentimiento en cualquier momento; a partir de entonces no le escribiremos más sobre ellos.'),
    ('newsletter', 'ar', 'يجوز لنا أن نكتب إليك عن منتجاتنا على عنوان البريد الإلكتروني الذي أعطيتنا إياه. يمكنك سحب موافقتك في أي وقت، ومن ذلك الحين لن نكتب إليك عنها.'),
    ('newsletter', 'zh', '我们可以向您提供的电子邮件地址发送有关我们产品的信息。您可以随时撤回同意，此后我们不再就此给您写信。'),
    ('calls', 'en', 'Our sales people may call you at the telephone numbers you gave us. You can take this back at any time; from then on nobody calls you.'),
    ('calls', 'de', 'Unser Vertrieb darf Sie unter den Telefonnummern anrufen, die Sie uns genannt haben. Sie können das jederzeit zurücknehmen; von da an ruft Sie niemand mehr an.'),
    ('calls', 'fr', 'Nos commerciaux peuvent vous appeler aux numéros de téléphone que vous nous avez donnés. Vous pouvez revenir sur cet accord à tout moment ; dès lors, personne ne vous appelle plus.'),
    ('calls', 'es', 'Nuestro equipo comercial puede llamarle a los números de teléfono que nos ha dado. Puede retirar su consentimiento en cualquier momento; a partir de entonces nadie le llamará.'),
    ('calls', 'ar', 'يجوز لفريق المبيعات لدينا أن يتصل بك على أرقام الهاتف التي أعطيتنا إياها. يمكنك سحب موافقتك في أي وقت، ومن ذلك الحين لن يتصل بك أحد.'),
    ('calls', 'zh', '我们的销售人员可以拨打您提供的电话号码与您联系。您可以随时撤回同意，此后不再有人给您打电话。'),
    ('profiling', 'en', 'We may conclude from what you look at and ask for here which of our products matter to you, and let our sales people know. You can take this back at any time; from then on no more conclusions are drawn.'),
    ('profiling', 'de', 'Wir dürfen aus dem, was Sie hier ansehen und anfragen, schließen, welche unserer Produkte für Sie wichtig sind, und es unserem Vertrieb mitteilen. Sie können das jederzeit zurücknehmen; von da an werden keine Schlüsse mehr gezogen.'),
    ('profiling', 'fr', 'Nous pouvons déduire de ce que vous regardez et demandez ici quels produits comptent pour vous, et en informer nos commerciaux. Vous pouvez revenir sur cet accord à tout moment ; dès lors, aucune conclusion n’est plus tirée.'),
    ('profiling', 'es', 'Podemos deducir de lo que ve y solicita aquí qué productos nuestros le interesan, y comunicarlo a nuestro equipo comercial. Puede retirar su consentimiento en cualquier momento; a partir de entonces no se sacarán más conclusiones.'),
    ('profiling', 'ar', 'يجوز لنا أن نستنتج مما تشاهده وتطلبه هنا أي منتجاتنا يهمك، وأن نُعلم بذلك فريق المبيعات لدينا. يمكنك سحب موافقتك في أي وقت، ومن ذلك الحين لن نستخلص أي استنتاجات.'),
    ('profiling', 'zh', '我们可以根据您在此浏览和咨询的内容判断哪些产品对您重要，并告知我们的销售人员。您可以随时撤回同意，此后不再作此判断。'),
    ('sharing', 'en', 'We may pass what you told us of yourself on to our partners, for offers of their own. You can take this back at any time; from then on nothing is passed on.'),
    ('sharing', 'de', 'Wir dürfen das, was Sie uns über sich mitgeteilt haben, für deren eigene Angebote an unsere Partner weitergeben. Sie können das jederzeit zurücknehmen; von da an wird nichts mehr weitergegeben.'),
    ('sharing', 'fr', 'Nous pouvons transmettre à nos partenaires ce que vous nous avez dit de vous, pour leurs propres offres. Vous pouvez revenir sur cet accord à tout moment ; dès lors, plus rien n’est transmis.'),
    ('sharing', 'es', 'Podemos ceder a nuestros socios lo que nos ha comunicado sobre usted, para sus propias ofertas. Puede retirar su consentimiento en cualquier momento; a partir de entonces no se cederá nada.'),
    ('sharing', 'ar', 'يجوز لنا أن ننقل ما أخبرتنا به عن نفسك إلى شركائنا من أجل عروضهم الخاصة. يمكنك سحب موافقتك في أي وقت، ومن ذلك الحين لن يُنقل أي شيء.'),
    ('sharing', 'zh', '我们可以将您告知我们的个人信息转交给合作伙伴，供其提供自己的报价。您可以随时撤回同意，此后不再转交任何信息。')
) as notice(purpose, locale, text);
