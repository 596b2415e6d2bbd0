"""What the program is put together from: applications, middleware, addresses and templates."""

INSTALLED_APPS = [
    "congxa.site",
    "congxa.portal",
    "congxa.statistics",
    "congxa.dossiers",
    "congxa.procedures",
    "congxa.records",
    "congxa.accounts",
    "congxa.units",
    "wagtail.contrib.redirects",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "congxa.site.operators.OperatorsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "congxa.site.middleware.BoundsMiddleware",
    "congxa.site.middleware.OfficeMiddleware",
    "csp.middleware.CSPMiddleware",
    "congxa.site.editor_policy.EditorPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "congxa.accounts.middleware.SecondFactorMiddleware",
    "congxa.portal.middleware.EditorMiddleware",
]

ROOT_URLCONF = "congxa.site.urls"
WSGI_APPLICATION = "congxa.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "congxa.portal.context.surroundings",
            ],
        },
    },
]
