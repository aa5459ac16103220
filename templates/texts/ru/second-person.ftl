### Closing that another organisation confirms, where the region asks for it.

closure-ask-confirm =
    Итог готов и стоит на карточке. Закрывает: { $org }. Другая организация: подтверждаете?
closure-ask-reason = Что нужно дополнить? Напишите одним сообщением, без имён и адресов.
closure-returned = Итог нужно дополнить. Не подтверждает: { $org }. Когда дополните: «закрыть».
card-awaiting = ждёт подтверждения
card-hint-awaiting = Итог подтверждает другая организация: «подтверждаю» или «вернуть».
button-confirm = Подтверждаю
button-return = Вернуть
wrong-state-awaiting = Итог этого случая ждёт подтверждения, поэтому передать его сейчас нельзя.
wrong-state-not-awaiting = В этом случае нет итога, который ждёт подтверждения. Чтобы посмотреть случай: «статус» и код.
not-allowed-confirm = Свой итог организация не подтверждает: это делает другая организация. Вопрос стоит в общей комнате.
status-awaiting =
    { $urgency } · ждёт подтверждения · { $category }
    { $area } · сигнал: { $opened }
    Итог: { $org }, { $at }. Подтвердить должна другая организация.
list-item-awaiting = { $code } · { $urgency } · { $category } · { $area } · итог ждёт подтверждения: { $org }
