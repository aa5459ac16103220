### The card. Labels stand before values and never change them.

card-label-children = Балалар
card-label-age = жасы
card-label-ages = жасы
card-label-girls = қыздар
card-label-boys = ұлдар
card-label-needs = Қажет
card-label-notified = Кімге хабар берілді
card-label-posted = Дабыл берген
card-label-taker = Алған
card-label-offered = Кімге тапсырылады
card-label-outcome = Нәтиже
card-label-placement = Қайда
card-label-helped = Көмек алған балалар
card-label-into = Жалғасы
card-label-transferred = Басқа өңірге жіберілді
card-category-unknown = Санаты белгісіз
card-accompanied-unknown = жанында кім бары белгісіз
card-danger = қазір қауіп бар
card-danger-unknown = қауіп бар-жоғы белгісіз
card-closed = жабылды
card-answer-in-words = Сауалнамадан таңдаңыз немесе өз сөзіңізбен жауап беріңіз.
card-hint-urgent = Әзірге ешкім алған жоқ. Алсаңыз, «аламын» деп жауап беріңіз.
card-hint-take = Ашық. Алу үшін: «аламын».
card-hint-close = Іс аяқталса: «жабу».
card-hint-offer = Қабылдау үшін: «аламын».
card-hint-withdrawn = Дабыл кері алынды. Істі үйлестіруші жабады.
