### Closing that another organisation confirms, where the region asks for it.

closure-ask-confirm =
    Қорытынды дайын, ол карточкада тұр. Жабатын ұйым: { $org }. Басқа ұйым: растайсыз ба?
closure-ask-reason = Нені толықтыру керек? Бір хабарламамен жазыңыз. Аты-жөнін, мекенжайын жазбаңыз.
closure-returned = Қорытындыны толықтыру керек. Растамаған ұйым: { $org }. Толықтырған соң: «жабу».
card-awaiting = растауды күтуде
card-hint-awaiting = Қорытындыны басқа ұйым растайды: «растаймын» не «толықтыру керек».
button-confirm = Растаймын
button-return = Толықтыру керек
wrong-state-awaiting = Бұл істің қорытындысы растауды күтуде, сондықтан қазір тапсыруға болмайды.
wrong-state-not-awaiting = Бұл істе растауды күтіп тұрған қорытынды жоқ. Істі көру үшін: «күйі» және коды.
not-allowed-confirm = Ұйым өз қорытындысын өзі растамайды, оны басқа ұйым растайды. Сұрақ ортақ бөлмеде тұр.
status-awaiting =
    { $urgency } · растауды күтуде · { $category }
    { $area } · дабыл: { $opened }
    Қорытынды берген: { $org }, { $at }. Басқа ұйым растауы керек.
list-item-awaiting = { $code } · { $urgency } · { $category } · { $area } · қорытынды растауды күтуде: { $org }
