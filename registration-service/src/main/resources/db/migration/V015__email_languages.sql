-- What the sign-in by e-mail asks for, in the languages of its pages and mails. The English notice stays as it is.
insert into notice (hash, provider, locale, text, since)
select encode(sha256(convert_to(text, 'UTF8')), 'hex'), 'email', locale, text, '2026-01-01T00:00:00Z'
from (values
    ('de', 'Wenn Sie sich mit E-Mail anmelden, senden wir Ihnen einen Link und wissen dadurch, dass das Postfach Ihnen gehört. Kein anderes Unternehmen erfährt davon. Wir bewahren die Adresse getrennt von dem auf, was Sie eingeben, verwenden sie nur für das, was daneben steht, und löschen sie, wenn Sie es verlangen. Nichts wird Teil Ihres Kundendatensatzes, wenn Sie es nicht auf dem folgenden Formular bestätigen.'),
    ('fr', 'Lorsque vous vous connectez par e-mail, nous vous envoyons un lien et savons ainsi que cette boîte est la vôtre. Aucune autre entreprise n’en est informée. Nous conservons l’adresse séparément de ce que vous saisissez, ne l’utilisons que pour ce qui est indiqué à côté et la supprimons à votre demande. Rien ne devient partie de votre fiche client sans que vous le confirmiez sur le formulaire qui suit.'),
    ('es', 'Cuando inicia sesión por correo, le enviamos un enlace y así sabemos que el buzón es suyo. Ninguna otra empresa se entera. Guardamos la dirección aparte de lo que usted escribe, la usamos solo para lo que se indica al lado y la borramos cuando usted lo pida. Nada pasa a formar parte de su ficha de cliente si no lo confirma en el formulario que sigue.'),
    ('ar', 'عندما تسجّل الدخول بالبريد الإلكتروني نرسل إليك رابطًا ونعرف منه أن صندوق البريد لك. لا تعلم بذلك أي شركة أخرى. نحفظ العنوان منفصلًا عمّا تكتبه، ولا نستخدمه إلا لما هو مكتوب بجانبه، ونحذفه عندما تطلب ذلك. لا يصبح شيء جزءًا من سجلك لدينا ما لم تؤكده في النموذج التالي.'),
    ('zh', '当您通过电子邮件登录时，我们会向您发送一个链接，并由此得知该邮箱属于您。没有其他公司会得知此事。我们将该地址与您填写的内容分开保存，仅用于旁边注明的用途，并在您要求时删除。除非您在随后的表单上确认，否则任何内容都不会成为您客户记录的一部分。')
) as notice(locale, text);

update provider_claim claim set label = claim.label || said.label, use = claim.use || said.use from (values
    ('sub',
     jsonb '{"de": "Nummer Ihres Postfachs", "fr": "Numéro de votre boîte aux lettres", "es": "Número de su buzón", "ar": "رقم صندوق بريدك", "zh": "您的邮箱编号"}',
     jsonb '{"de": "Daran werden Sie wiedererkannt, wenn Sie sich erneut anmelden.", "fr": "Permet de vous reconnaître à votre prochaine connexion.", "es": "Le reconoce cuando vuelve a iniciar sesión.", "ar": "يعرّفك عندما تسجّل الدخول مرة أخرى.", "zh": "在您再次登录时识别您。"}'),
    ('email',
     jsonb '{"de": "E-Mail-Adresse", "fr": "Adresse e-mail", "es": "Dirección de correo", "ar": "عنوان البريد الإلكتروني", "zh": "电子邮件地址"}',
     jsonb '{"de": "Füllt das Formular aus; dorthin gehen Antworten auf Ihre Anfragen.", "fr": "Remplit le formulaire ; les réponses à vos demandes y sont envoyées.", "es": "Rellena el formulario; allí se envían las respuestas a sus solicitudes.", "ar": "يملأ النموذج؛ وإليه تُرسل الردود على طلباتك.", "zh": "填写表单；对您请求的答复会发送到那里。"}'),
    ('email_verified',
     jsonb '{"de": "Dass die Adresse bestätigt ist", "fr": "Que l’adresse est confirmée", "es": "Que la dirección está confirmada", "ar": "أن العنوان مؤكَّد", "zh": "地址已确认"}',
     jsonb '{"de": "Erspart Ihnen, die Adresse noch einmal zu bestätigen.", "fr": "Vous évite de confirmer l’adresse une nouvelle fois.", "es": "Le ahorra confirmar la dirección otra vez.", "ar": "يغنيك عن تأكيد العنوان مرة أخرى.", "zh": "使您无需再次确认该地址。"}')
) as said(name, label, use) where claim.provider = 'email' and claim.name = said.name;
