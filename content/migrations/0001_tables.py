import django.db.models.deletion
import django.db.models.functions.text
import modelcluster.fields
import portal.dates
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("content", "0001_initial"),
        ("content", "0002_site"),
        ("content", "0003_glossary"),
        ("content", "0004_marked"),
    ]

    initial = True

    dependencies = [
        ("framework", "0001_tables"),
        ("people", "0002_tables"),
        ("training", "0001_tables"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailcore", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="GuidanceIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "mark_terms",
                    models.BooleanField(
                        default=True,
                        help_text="Each word from the glossary is marked once, and a click shows what it means.",
                        verbose_name="Explain the glossary’s words",
                    ),
                ),
                (
                    "looked_after_by",
                    models.CharField(
                        blank=True,
                        help_text="A team or a role, such as “the workforce team”. The page says so.",
                        max_length=120,
                    ),
                ),
                (
                    "shows_owner",
                    models.BooleanField(
                        default=False, verbose_name="Show the owner’s name on the page"
                    ),
                ),
                (
                    "review_on",
                    models.DateField(
                        blank=True,
                        help_text="The owner is told 14 days before, and when the day has passed.",
                        null=True,
                        verbose_name="Look at it again by",
                    ),
                ),
                ("summary", models.TextField()),
            ],
            options={
                "abstract": False,
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="GuidancePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "mark_terms",
                    models.BooleanField(
                        default=True,
                        help_text="Each word from the glossary is marked once, and a click shows what it means.",
                        verbose_name="Explain the glossary’s words",
                    ),
                ),
                (
                    "looked_after_by",
                    models.CharField(
                        blank=True,
                        help_text="A team or a role, such as “the workforce team”. The page says so.",
                        max_length=120,
                    ),
                ),
                (
                    "shows_owner",
                    models.BooleanField(
                        default=False, verbose_name="Show the owner’s name on the page"
                    ),
                ),
                (
                    "review_on",
                    models.DateField(
                        blank=True,
                        help_text="The owner is told 14 days before, and when the day has passed.",
                        null=True,
                        verbose_name="Look at it again by",
                    ),
                ),
                (
                    "summary",
                    models.TextField(help_text="One or two sentences: what the page is for."),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("text", 0),
                            ("inset", 2),
                            ("warning", 4),
                            ("details", 6),
                            ("steps", 11),
                            ("checklist", 14),
                            ("table", 22),
                            ("quotation", 24),
                            ("contact", 29),
                            ("file", 32),
                            ("image", 36),
                            ("media", 39),
                        ],
                        block_lookup={
                            0: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["h2", "h3", "bold", "ol", "ul", "link"],
                                    "template": "content/blocks/text.html",
                                },
                            ),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link"]},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 1)]], {}),
                            3: ("wagtail.blocks.TextBlock", (), {}),
                            4: ("wagtail.blocks.StructBlock", [[("text", 3)]], {}),
                            5: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                            6: ("wagtail.blocks.StructBlock", [[("summary", 5), ("text", 1)]], {}),
                            7: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 120, "required": False},
                            ),
                            8: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link"], "required": False},
                            ),
                            9: ("wagtail.blocks.StructBlock", [[("title", 5), ("text", 8)]], {}),
                            10: ("wagtail.blocks.ListBlock", (9,), {}),
                            11: ("wagtail.blocks.StructBlock", [[("title", 7), ("steps", 10)]], {}),
                            12: ("wagtail.blocks.CharBlock", (), {"max_length": 250}),
                            13: ("wagtail.blocks.ListBlock", (12,), {"label": "Things to tick"}),
                            14: ("wagtail.blocks.StructBlock", [[("title", 5), ("items", 13)]], {}),
                            15: ("wagtail.blocks.CharBlock", (), {"max_length": 160}),
                            16: ("wagtail.blocks.CharBlock", (), {"max_length": 60}),
                            17: ("wagtail.blocks.ListBlock", (16,), {}),
                            18: ("wagtail.blocks.TextBlock", (), {"required": False}),
                            19: ("wagtail.blocks.ListBlock", (18,), {}),
                            20: ("wagtail.blocks.StructBlock", [[("cells", 19)]], {}),
                            21: ("wagtail.blocks.ListBlock", (20,), {}),
                            22: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 15), ("headings", 17), ("rows", 21)]],
                                {},
                            ),
                            23: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A role, such as “a family support worker”. Never the name of a child or family.",
                                    "max_length": 120,
                                },
                            ),
                            24: ("wagtail.blocks.StructBlock", [[("text", 3), ("who", 23)]], {}),
                            25: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link"],
                                    "label": "What they help with",
                                    "required": False,
                                },
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 40, "required": False},
                            ),
                            27: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"label": "E-mail", "required": False},
                            ),
                            28: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "When they answer", "max_length": 120, "required": False},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("team", 5),
                                        ("text", 25),
                                        ("phone", 26),
                                        ("email", 27),
                                        ("hours", 28),
                                    ]
                                ],
                                {},
                            ),
                            30: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "No child or family may be in it, unless their consent is recorded outside this site. Leave it out if you are not sure."
                                },
                            ),
                            31: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What is in it. The page adds the kind and the size.",
                                    "label": "Words of the link",
                                    "max_length": 120,
                                },
                            ),
                            32: ("wagtail.blocks.StructBlock", [[("file", 30), ("words", 31)]], {}),
                            33: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {
                                    "help_text": "No child or family may be in it, unless their consent is recorded outside this site. Leave it out if you are not sure.",
                                    "label": "Picture",
                                },
                            ),
                            34: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "For people who can’t see it: what would they miss? Don’t begin with “picture”.",
                                    "label": "What it shows",
                                    "max_length": 250,
                                },
                            ),
                            35: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 250, "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 33), ("alternative", 34), ("caption", 35)]],
                                {},
                            ),
                            37: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "No child or family may be in it, unless their consent is recorded outside this site. Leave it out if you are not sure.",
                                    "label": "Sound or film",
                                },
                            ),
                            38: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link"],
                                    "help_text": "All that is said, and what is seen where that matters.",
                                },
                            ),
                            39: (
                                "wagtail.blocks.StructBlock",
                                [[("file", 37), ("title", 5), ("transcript", 38)]],
                                {"label": "Sound or film"},
                            ),
                        },
                    ),
                ),
                (
                    "easy_read",
                    wagtail.fields.StreamField(
                        [("heading", 0), ("text", 1), ("image", 5), ("contact", 11)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "icon": "title",
                                    "max_length": 120,
                                    "template": "content/blocks/easy_heading.html",
                                },
                            ),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link"],
                                    "template": "content/blocks/text.html",
                                },
                            ),
                            2: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {
                                    "help_text": "No child or family may be in it, unless their consent is recorded outside this site. Leave it out if you are not sure.",
                                    "label": "Picture",
                                },
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "For people who can’t see it: what would they miss? Don’t begin with “picture”.",
                                    "label": "What it shows",
                                    "max_length": 250,
                                },
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 250, "required": False},
                            ),
                            5: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 2), ("alternative", 3), ("caption", 4)]],
                                {"label": "Picture"},
                            ),
                            6: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                            7: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link"],
                                    "label": "What they help with",
                                    "required": False,
                                },
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 40, "required": False},
                            ),
                            9: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"label": "E-mail", "required": False},
                            ),
                            10: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "When they answer", "max_length": 120, "required": False},
                            ),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("team", 6),
                                        ("text", 7),
                                        ("phone", 8),
                                        ("email", 9),
                                        ("hours", 10),
                                    ]
                                ],
                                {},
                            ),
                        },
                    ),
                ),
                (
                    "kicker",
                    models.CharField(
                        blank=True, help_text="A few words above the title.", max_length=80
                    ),
                ),
                (
                    "line",
                    models.CharField(
                        blank=True,
                        help_text="A few words under the link to this page.",
                        max_length=120,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="HomePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "mark_terms",
                    models.BooleanField(
                        default=True,
                        help_text="Each word from the glossary is marked once, and a click shows what it means.",
                        verbose_name="Explain the glossary’s words",
                    ),
                ),
                (
                    "looked_after_by",
                    models.CharField(
                        blank=True,
                        help_text="A team or a role, such as “the workforce team”. The page says so.",
                        max_length=120,
                    ),
                ),
                (
                    "shows_owner",
                    models.BooleanField(
                        default=False, verbose_name="Show the owner’s name on the page"
                    ),
                ),
                (
                    "review_on",
                    models.DateField(
                        blank=True,
                        help_text="The owner is told 14 days before, and when the day has passed.",
                        null=True,
                        verbose_name="Look at it again by",
                    ),
                ),
                ("hero_title", models.CharField(max_length=120)),
                (
                    "hero_text",
                    models.TextField(
                        help_text="{areas} is the number of areas, {council} the council’s name, {phone} its front door."
                    ),
                ),
                ("worried_title", models.CharField(max_length=80)),
                (
                    "worried_text",
                    models.TextField(
                        help_text="{areas} is the number of areas, {council} the council’s name, {phone} its front door."
                    ),
                ),
                ("keeps_title", models.CharField(max_length=80)),
                ("keeps_text", wagtail.fields.RichTextField()),
            ],
            options={
                "abstract": False,
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="SectionPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "mark_terms",
                    models.BooleanField(
                        default=True,
                        help_text="Each word from the glossary is marked once, and a click shows what it means.",
                        verbose_name="Explain the glossary’s words",
                    ),
                ),
                (
                    "looked_after_by",
                    models.CharField(
                        blank=True,
                        help_text="A team or a role, such as “the workforce team”. The page says so.",
                        max_length=120,
                    ),
                ),
                (
                    "shows_owner",
                    models.BooleanField(
                        default=False, verbose_name="Show the owner’s name on the page"
                    ),
                ),
                (
                    "review_on",
                    models.DateField(
                        blank=True,
                        help_text="The owner is told 14 days before, and when the day has passed.",
                        null=True,
                        verbose_name="Look at it again by",
                    ),
                ),
                (
                    "summary",
                    models.TextField(help_text="One or two sentences: what the page is for."),
                ),
                (
                    "easy_read",
                    wagtail.fields.StreamField(
                        [("heading", 0), ("text", 1), ("image", 5), ("contact", 11)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "icon": "title",
                                    "max_length": 120,
                                    "template": "content/blocks/easy_heading.html",
                                },
                            ),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link"],
                                    "template": "content/blocks/text.html",
                                },
                            ),
                            2: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {
                                    "help_text": "No child or family may be in it, unless their consent is recorded outside this site. Leave it out if you are not sure.",
                                    "label": "Picture",
                                },
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "For people who can’t see it: what would they miss? Don’t begin with “picture”.",
                                    "label": "What it shows",
                                    "max_length": 250,
                                },
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 250, "required": False},
                            ),
                            5: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 2), ("alternative", 3), ("caption", 4)]],
                                {"label": "Picture"},
                            ),
                            6: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                            7: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link"],
                                    "label": "What they help with",
                                    "required": False,
                                },
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 40, "required": False},
                            ),
                            9: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"label": "E-mail", "required": False},
                            ),
                            10: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "When they answer", "max_length": 120, "required": False},
                            ),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("team", 6),
                                        ("text", 7),
                                        ("phone", 8),
                                        ("email", 9),
                                        ("hours", 10),
                                    ]
                                ],
                                {},
                            ),
                        },
                    ),
                ),
                (
                    "kicker",
                    models.CharField(
                        blank=True, help_text="A few words above the title.", max_length=80
                    ),
                ),
                (
                    "line",
                    models.CharField(
                        blank=True,
                        help_text="A few words under the link to this page.",
                        max_length=120,
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("text", 0),
                            ("inset", 2),
                            ("warning", 4),
                            ("details", 6),
                            ("steps", 11),
                            ("checklist", 14),
                            ("table", 22),
                            ("quotation", 24),
                            ("contact", 29),
                            ("file", 32),
                            ("image", 36),
                            ("media", 39),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["h2", "h3", "bold", "ol", "ul", "link"],
                                    "template": "content/blocks/text.html",
                                },
                            ),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link"]},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 1)]], {}),
                            3: ("wagtail.blocks.TextBlock", (), {}),
                            4: ("wagtail.blocks.StructBlock", [[("text", 3)]], {}),
                            5: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                            6: ("wagtail.blocks.StructBlock", [[("summary", 5), ("text", 1)]], {}),
                            7: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 120, "required": False},
                            ),
                            8: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link"], "required": False},
                            ),
                            9: ("wagtail.blocks.StructBlock", [[("title", 5), ("text", 8)]], {}),
                            10: ("wagtail.blocks.ListBlock", (9,), {}),
                            11: ("wagtail.blocks.StructBlock", [[("title", 7), ("steps", 10)]], {}),
                            12: ("wagtail.blocks.CharBlock", (), {"max_length": 250}),
                            13: ("wagtail.blocks.ListBlock", (12,), {"label": "Things to tick"}),
                            14: ("wagtail.blocks.StructBlock", [[("title", 5), ("items", 13)]], {}),
                            15: ("wagtail.blocks.CharBlock", (), {"max_length": 160}),
                            16: ("wagtail.blocks.CharBlock", (), {"max_length": 60}),
                            17: ("wagtail.blocks.ListBlock", (16,), {}),
                            18: ("wagtail.blocks.TextBlock", (), {"required": False}),
                            19: ("wagtail.blocks.ListBlock", (18,), {}),
                            20: ("wagtail.blocks.StructBlock", [[("cells", 19)]], {}),
                            21: ("wagtail.blocks.ListBlock", (20,), {}),
                            22: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 15), ("headings", 17), ("rows", 21)]],
                                {},
                            ),
                            23: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A role, such as “a family support worker”. Never the name of a child or family.",
                                    "max_length": 120,
                                },
                            ),
                            24: ("wagtail.blocks.StructBlock", [[("text", 3), ("who", 23)]], {}),
                            25: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link"],
                                    "label": "What they help with",
                                    "required": False,
                                },
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 40, "required": False},
                            ),
                            27: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"label": "E-mail", "required": False},
                            ),
                            28: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "When they answer", "max_length": 120, "required": False},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("team", 5),
                                        ("text", 25),
                                        ("phone", 26),
                                        ("email", 27),
                                        ("hours", 28),
                                    ]
                                ],
                                {},
                            ),
                            30: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "No child or family may be in it, unless their consent is recorded outside this site. Leave it out if you are not sure."
                                },
                            ),
                            31: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What is in it. The page adds the kind and the size.",
                                    "label": "Words of the link",
                                    "max_length": 120,
                                },
                            ),
                            32: ("wagtail.blocks.StructBlock", [[("file", 30), ("words", 31)]], {}),
                            33: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {
                                    "help_text": "No child or family may be in it, unless their consent is recorded outside this site. Leave it out if you are not sure.",
                                    "label": "Picture",
                                },
                            ),
                            34: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "For people who can’t see it: what would they miss? Don’t begin with “picture”.",
                                    "label": "What it shows",
                                    "max_length": 250,
                                },
                            ),
                            35: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 250, "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 33), ("alternative", 34), ("caption", 35)]],
                                {},
                            ),
                            37: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "No child or family may be in it, unless their consent is recorded outside this site. Leave it out if you are not sure.",
                                    "label": "Sound or film",
                                },
                            ),
                            38: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link"],
                                    "help_text": "All that is said, and what is seen where that matters.",
                                },
                            ),
                            39: (
                                "wagtail.blocks.StructBlock",
                                [[("file", 37), ("title", 5), ("transcript", 38)]],
                                {"label": "Sound or film"},
                            ),
                        },
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="StandardPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "mark_terms",
                    models.BooleanField(
                        default=True,
                        help_text="Each word from the glossary is marked once, and a click shows what it means.",
                        verbose_name="Explain the glossary’s words",
                    ),
                ),
                (
                    "looked_after_by",
                    models.CharField(
                        blank=True,
                        help_text="A team or a role, such as “the workforce team”. The page says so.",
                        max_length=120,
                    ),
                ),
                (
                    "shows_owner",
                    models.BooleanField(
                        default=False, verbose_name="Show the owner’s name on the page"
                    ),
                ),
                (
                    "review_on",
                    models.DateField(
                        blank=True,
                        help_text="The owner is told 14 days before, and when the day has passed.",
                        null=True,
                        verbose_name="Look at it again by",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("text", 0),
                            ("inset", 2),
                            ("warning", 4),
                            ("details", 6),
                            ("steps", 11),
                            ("checklist", 14),
                            ("table", 22),
                            ("quotation", 24),
                            ("contact", 29),
                            ("file", 32),
                            ("image", 36),
                            ("media", 39),
                        ],
                        block_lookup={
                            0: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["h2", "h3", "bold", "ol", "ul", "link"],
                                    "template": "content/blocks/text.html",
                                },
                            ),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link"]},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 1)]], {}),
                            3: ("wagtail.blocks.TextBlock", (), {}),
                            4: ("wagtail.blocks.StructBlock", [[("text", 3)]], {}),
                            5: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                            6: ("wagtail.blocks.StructBlock", [[("summary", 5), ("text", 1)]], {}),
                            7: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 120, "required": False},
                            ),
                            8: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link"], "required": False},
                            ),
                            9: ("wagtail.blocks.StructBlock", [[("title", 5), ("text", 8)]], {}),
                            10: ("wagtail.blocks.ListBlock", (9,), {}),
                            11: ("wagtail.blocks.StructBlock", [[("title", 7), ("steps", 10)]], {}),
                            12: ("wagtail.blocks.CharBlock", (), {"max_length": 250}),
                            13: ("wagtail.blocks.ListBlock", (12,), {"label": "Things to tick"}),
                            14: ("wagtail.blocks.StructBlock", [[("title", 5), ("items", 13)]], {}),
                            15: ("wagtail.blocks.CharBlock", (), {"max_length": 160}),
                            16: ("wagtail.blocks.CharBlock", (), {"max_length": 60}),
                            17: ("wagtail.blocks.ListBlock", (16,), {}),
                            18: ("wagtail.blocks.TextBlock", (), {"required": False}),
                            19: ("wagtail.blocks.ListBlock", (18,), {}),
                            20: ("wagtail.blocks.StructBlock", [[("cells", 19)]], {}),
                            21: ("wagtail.blocks.ListBlock", (20,), {}),
                            22: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 15), ("headings", 17), ("rows", 21)]],
                                {},
                            ),
                            23: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A role, such as “a family support worker”. Never the name of a child or family.",
                                    "max_length": 120,
                                },
                            ),
                            24: ("wagtail.blocks.StructBlock", [[("text", 3), ("who", 23)]], {}),
                            25: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link"],
                                    "label": "What they help with",
                                    "required": False,
                                },
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 40, "required": False},
                            ),
                            27: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"label": "E-mail", "required": False},
                            ),
                            28: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "When they answer", "max_length": 120, "required": False},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("team", 5),
                                        ("text", 25),
                                        ("phone", 26),
                                        ("email", 27),
                                        ("hours", 28),
                                    ]
                                ],
                                {},
                            ),
                            30: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "No child or family may be in it, unless their consent is recorded outside this site. Leave it out if you are not sure."
                                },
                            ),
                            31: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What is in it. The page adds the kind and the size.",
                                    "label": "Words of the link",
                                    "max_length": 120,
                                },
                            ),
                            32: ("wagtail.blocks.StructBlock", [[("file", 30), ("words", 31)]], {}),
                            33: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {
                                    "help_text": "No child or family may be in it, unless their consent is recorded outside this site. Leave it out if you are not sure.",
                                    "label": "Picture",
                                },
                            ),
                            34: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "For people who can’t see it: what would they miss? Don’t begin with “picture”.",
                                    "label": "What it shows",
                                    "max_length": 250,
                                },
                            ),
                            35: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 250, "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 33), ("alternative", 34), ("caption", 35)]],
                                {},
                            ),
                            37: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "No child or family may be in it, unless their consent is recorded outside this site. Leave it out if you are not sure.",
                                    "label": "Sound or film",
                                },
                            ),
                            38: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link"],
                                    "help_text": "All that is said, and what is seen where that matters.",
                                },
                            ),
                            39: (
                                "wagtail.blocks.StructBlock",
                                [[("file", 37), ("title", 5), ("transcript", 38)]],
                                {"label": "Sound or film"},
                            ),
                        },
                    ),
                ),
                (
                    "easy_read",
                    wagtail.fields.StreamField(
                        [("heading", 0), ("text", 1), ("image", 5), ("contact", 11)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "icon": "title",
                                    "max_length": 120,
                                    "template": "content/blocks/easy_heading.html",
                                },
                            ),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link"],
                                    "template": "content/blocks/text.html",
                                },
                            ),
                            2: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {
                                    "help_text": "No child or family may be in it, unless their consent is recorded outside this site. Leave it out if you are not sure.",
                                    "label": "Picture",
                                },
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "For people who can’t see it: what would they miss? Don’t begin with “picture”.",
                                    "label": "What it shows",
                                    "max_length": 250,
                                },
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 250, "required": False},
                            ),
                            5: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 2), ("alternative", 3), ("caption", 4)]],
                                {"label": "Picture"},
                            ),
                            6: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                            7: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link"],
                                    "label": "What they help with",
                                    "required": False,
                                },
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 40, "required": False},
                            ),
                            9: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"label": "E-mail", "required": False},
                            ),
                            10: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "When they answer", "max_length": 120, "required": False},
                            ),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("team", 6),
                                        ("text", 7),
                                        ("phone", 8),
                                        ("email", 9),
                                        ("hours", 10),
                                    ]
                                ],
                                {},
                            ),
                        },
                    ),
                ),
                ("summary", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="ToolkitPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "mark_terms",
                    models.BooleanField(
                        default=True,
                        help_text="Each word from the glossary is marked once, and a click shows what it means.",
                        verbose_name="Explain the glossary’s words",
                    ),
                ),
                (
                    "looked_after_by",
                    models.CharField(
                        blank=True,
                        help_text="A team or a role, such as “the workforce team”. The page says so.",
                        max_length=120,
                    ),
                ),
                (
                    "shows_owner",
                    models.BooleanField(
                        default=False, verbose_name="Show the owner’s name on the page"
                    ),
                ),
                (
                    "review_on",
                    models.DateField(
                        blank=True,
                        help_text="The owner is told 14 days before, and when the day has passed.",
                        null=True,
                        verbose_name="Look at it again by",
                    ),
                ),
                (
                    "summary",
                    models.TextField(help_text="One or two sentences: what the page is for."),
                ),
                (
                    "easy_read",
                    wagtail.fields.StreamField(
                        [("heading", 0), ("text", 1), ("image", 5), ("contact", 11)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "icon": "title",
                                    "max_length": 120,
                                    "template": "content/blocks/easy_heading.html",
                                },
                            ),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link"],
                                    "template": "content/blocks/text.html",
                                },
                            ),
                            2: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {
                                    "help_text": "No child or family may be in it, unless their consent is recorded outside this site. Leave it out if you are not sure.",
                                    "label": "Picture",
                                },
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "For people who can’t see it: what would they miss? Don’t begin with “picture”.",
                                    "label": "What it shows",
                                    "max_length": 250,
                                },
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 250, "required": False},
                            ),
                            5: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 2), ("alternative", 3), ("caption", 4)]],
                                {"label": "Picture"},
                            ),
                            6: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                            7: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link"],
                                    "label": "What they help with",
                                    "required": False,
                                },
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 40, "required": False},
                            ),
                            9: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"label": "E-mail", "required": False},
                            ),
                            10: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "When they answer", "max_length": 120, "required": False},
                            ),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("team", 6),
                                        ("text", 7),
                                        ("phone", 8),
                                        ("email", 9),
                                        ("hours", 10),
                                    ]
                                ],
                                {},
                            ),
                        },
                    ),
                ),
                (
                    "kicker",
                    models.CharField(
                        blank=True, help_text="A few words above the title.", max_length=80
                    ),
                ),
                (
                    "line",
                    models.CharField(
                        blank=True,
                        help_text="A few words under the link to this page.",
                        max_length=120,
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("text", 0),
                            ("inset", 2),
                            ("warning", 4),
                            ("details", 6),
                            ("steps", 11),
                            ("checklist", 14),
                            ("table", 22),
                            ("quotation", 24),
                            ("contact", 29),
                            ("file", 32),
                            ("image", 36),
                            ("media", 39),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["h2", "h3", "bold", "ol", "ul", "link"],
                                    "template": "content/blocks/text.html",
                                },
                            ),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link"]},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 1)]], {}),
                            3: ("wagtail.blocks.TextBlock", (), {}),
                            4: ("wagtail.blocks.StructBlock", [[("text", 3)]], {}),
                            5: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                            6: ("wagtail.blocks.StructBlock", [[("summary", 5), ("text", 1)]], {}),
                            7: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 120, "required": False},
                            ),
                            8: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link"], "required": False},
                            ),
                            9: ("wagtail.blocks.StructBlock", [[("title", 5), ("text", 8)]], {}),
                            10: ("wagtail.blocks.ListBlock", (9,), {}),
                            11: ("wagtail.blocks.StructBlock", [[("title", 7), ("steps", 10)]], {}),
                            12: ("wagtail.blocks.CharBlock", (), {"max_length": 250}),
                            13: ("wagtail.blocks.ListBlock", (12,), {"label": "Things to tick"}),
                            14: ("wagtail.blocks.StructBlock", [[("title", 5), ("items", 13)]], {}),
                            15: ("wagtail.blocks.CharBlock", (), {"max_length": 160}),
                            16: ("wagtail.blocks.CharBlock", (), {"max_length": 60}),
                            17: ("wagtail.blocks.ListBlock", (16,), {}),
                            18: ("wagtail.blocks.TextBlock", (), {"required": False}),
                            19: ("wagtail.blocks.ListBlock", (18,), {}),
                            20: ("wagtail.blocks.StructBlock", [[("cells", 19)]], {}),
                            21: ("wagtail.blocks.ListBlock", (20,), {}),
                            22: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 15), ("headings", 17), ("rows", 21)]],
                                {},
                            ),
                            23: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A role, such as “a family support worker”. Never the name of a child or family.",
                                    "max_length": 120,
                                },
                            ),
                            24: ("wagtail.blocks.StructBlock", [[("text", 3), ("who", 23)]], {}),
                            25: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link"],
                                    "label": "What they help with",
                                    "required": False,
                                },
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 40, "required": False},
                            ),
                            27: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"label": "E-mail", "required": False},
                            ),
                            28: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "When they answer", "max_length": 120, "required": False},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("team", 5),
                                        ("text", 25),
                                        ("phone", 26),
                                        ("email", 27),
                                        ("hours", 28),
                                    ]
                                ],
                                {},
                            ),
                            30: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "No child or family may be in it, unless their consent is recorded outside this site. Leave it out if you are not sure."
                                },
                            ),
                            31: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What is in it. The page adds the kind and the size.",
                                    "label": "Words of the link",
                                    "max_length": 120,
                                },
                            ),
                            32: ("wagtail.blocks.StructBlock", [[("file", 30), ("words", 31)]], {}),
                            33: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {
                                    "help_text": "No child or family may be in it, unless their consent is recorded outside this site. Leave it out if you are not sure.",
                                    "label": "Picture",
                                },
                            ),
                            34: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "For people who can’t see it: what would they miss? Don’t begin with “picture”.",
                                    "label": "What it shows",
                                    "max_length": 250,
                                },
                            ),
                            35: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 250, "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 33), ("alternative", 34), ("caption", 35)]],
                                {},
                            ),
                            37: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "No child or family may be in it, unless their consent is recorded outside this site. Leave it out if you are not sure.",
                                    "label": "Sound or film",
                                },
                            ),
                            38: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link"],
                                    "help_text": "All that is said, and what is seen where that matters.",
                                },
                            ),
                            39: (
                                "wagtail.blocks.StructBlock",
                                [[("file", 37), ("title", 5), ("transcript", 38)]],
                                {"label": "Sound or film"},
                            ),
                        },
                    ),
                ),
                (
                    "steps",
                    wagtail.fields.StreamField(
                        [("step", 8)],
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link"], "required": False},
                            ),
                            2: ("wagtail.blocks.CharBlock", (), {"max_length": 250}),
                            3: (
                                "wagtail.blocks.ListBlock",
                                (2,),
                                {"default": [], "label": "Things to tick", "min_num": 0},
                            ),
                            4: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "No child or family may be in it, unless their consent is recorded outside this site. Leave it out if you are not sure."
                                },
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What is in it. The page adds the kind and the size.",
                                    "label": "Words of the link",
                                    "max_length": 120,
                                },
                            ),
                            6: ("wagtail.blocks.StructBlock", [[("file", 4), ("words", 5)]], {}),
                            7: (
                                "wagtail.blocks.ListBlock",
                                (6,),
                                {"default": [], "label": "Files to take away", "min_num": 0},
                            ),
                            8: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 0), ("text", 1), ("checks", 3), ("downloads", 7)]],
                                {},
                            ),
                        },
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="UpdatePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "mark_terms",
                    models.BooleanField(
                        default=True,
                        help_text="Each word from the glossary is marked once, and a click shows what it means.",
                        verbose_name="Explain the glossary’s words",
                    ),
                ),
                (
                    "looked_after_by",
                    models.CharField(
                        blank=True,
                        help_text="A team or a role, such as “the workforce team”. The page says so.",
                        max_length=120,
                    ),
                ),
                (
                    "shows_owner",
                    models.BooleanField(
                        default=False, verbose_name="Show the owner’s name on the page"
                    ),
                ),
                (
                    "review_on",
                    models.DateField(
                        blank=True,
                        help_text="The owner is told 14 days before, and when the day has passed.",
                        null=True,
                        verbose_name="Look at it again by",
                    ),
                ),
                (
                    "summary",
                    models.TextField(help_text="One or two sentences: what the page is for."),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("text", 0),
                            ("inset", 2),
                            ("warning", 4),
                            ("details", 6),
                            ("steps", 11),
                            ("checklist", 14),
                            ("table", 22),
                            ("quotation", 24),
                            ("contact", 29),
                            ("file", 32),
                            ("image", 36),
                            ("media", 39),
                        ],
                        block_lookup={
                            0: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["h2", "h3", "bold", "ol", "ul", "link"],
                                    "template": "content/blocks/text.html",
                                },
                            ),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link"]},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 1)]], {}),
                            3: ("wagtail.blocks.TextBlock", (), {}),
                            4: ("wagtail.blocks.StructBlock", [[("text", 3)]], {}),
                            5: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                            6: ("wagtail.blocks.StructBlock", [[("summary", 5), ("text", 1)]], {}),
                            7: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 120, "required": False},
                            ),
                            8: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link"], "required": False},
                            ),
                            9: ("wagtail.blocks.StructBlock", [[("title", 5), ("text", 8)]], {}),
                            10: ("wagtail.blocks.ListBlock", (9,), {}),
                            11: ("wagtail.blocks.StructBlock", [[("title", 7), ("steps", 10)]], {}),
                            12: ("wagtail.blocks.CharBlock", (), {"max_length": 250}),
                            13: ("wagtail.blocks.ListBlock", (12,), {"label": "Things to tick"}),
                            14: ("wagtail.blocks.StructBlock", [[("title", 5), ("items", 13)]], {}),
                            15: ("wagtail.blocks.CharBlock", (), {"max_length": 160}),
                            16: ("wagtail.blocks.CharBlock", (), {"max_length": 60}),
                            17: ("wagtail.blocks.ListBlock", (16,), {}),
                            18: ("wagtail.blocks.TextBlock", (), {"required": False}),
                            19: ("wagtail.blocks.ListBlock", (18,), {}),
                            20: ("wagtail.blocks.StructBlock", [[("cells", 19)]], {}),
                            21: ("wagtail.blocks.ListBlock", (20,), {}),
                            22: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 15), ("headings", 17), ("rows", 21)]],
                                {},
                            ),
                            23: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A role, such as “a family support worker”. Never the name of a child or family.",
                                    "max_length": 120,
                                },
                            ),
                            24: ("wagtail.blocks.StructBlock", [[("text", 3), ("who", 23)]], {}),
                            25: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link"],
                                    "label": "What they help with",
                                    "required": False,
                                },
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 40, "required": False},
                            ),
                            27: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"label": "E-mail", "required": False},
                            ),
                            28: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "When they answer", "max_length": 120, "required": False},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("team", 5),
                                        ("text", 25),
                                        ("phone", 26),
                                        ("email", 27),
                                        ("hours", 28),
                                    ]
                                ],
                                {},
                            ),
                            30: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "No child or family may be in it, unless their consent is recorded outside this site. Leave it out if you are not sure."
                                },
                            ),
                            31: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What is in it. The page adds the kind and the size.",
                                    "label": "Words of the link",
                                    "max_length": 120,
                                },
                            ),
                            32: ("wagtail.blocks.StructBlock", [[("file", 30), ("words", 31)]], {}),
                            33: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {
                                    "help_text": "No child or family may be in it, unless their consent is recorded outside this site. Leave it out if you are not sure.",
                                    "label": "Picture",
                                },
                            ),
                            34: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "For people who can’t see it: what would they miss? Don’t begin with “picture”.",
                                    "label": "What it shows",
                                    "max_length": 250,
                                },
                            ),
                            35: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 250, "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 33), ("alternative", 34), ("caption", 35)]],
                                {},
                            ),
                            37: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {
                                    "help_text": "No child or family may be in it, unless their consent is recorded outside this site. Leave it out if you are not sure.",
                                    "label": "Sound or film",
                                },
                            ),
                            38: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link"],
                                    "help_text": "All that is said, and what is seen where that matters.",
                                },
                            ),
                            39: (
                                "wagtail.blocks.StructBlock",
                                [[("file", 37), ("title", 5), ("transcript", 38)]],
                                {"label": "Sound or film"},
                            ),
                        },
                    ),
                ),
                (
                    "easy_read",
                    wagtail.fields.StreamField(
                        [("heading", 0), ("text", 1), ("image", 5), ("contact", 11)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "icon": "title",
                                    "max_length": 120,
                                    "template": "content/blocks/easy_heading.html",
                                },
                            ),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link"],
                                    "template": "content/blocks/text.html",
                                },
                            ),
                            2: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {
                                    "help_text": "No child or family may be in it, unless their consent is recorded outside this site. Leave it out if you are not sure.",
                                    "label": "Picture",
                                },
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "For people who can’t see it: what would they miss? Don’t begin with “picture”.",
                                    "label": "What it shows",
                                    "max_length": 250,
                                },
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 250, "required": False},
                            ),
                            5: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 2), ("alternative", 3), ("caption", 4)]],
                                {"label": "Picture"},
                            ),
                            6: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                            7: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link"],
                                    "label": "What they help with",
                                    "required": False,
                                },
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 40, "required": False},
                            ),
                            9: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"label": "E-mail", "required": False},
                            ),
                            10: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "When they answer", "max_length": 120, "required": False},
                            ),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("team", 6),
                                        ("text", 7),
                                        ("phone", 8),
                                        ("email", 9),
                                        ("hours", 10),
                                    ]
                                ],
                                {},
                            ),
                        },
                    ),
                ),
                ("day", models.DateField(default=portal.dates.today, verbose_name="Date")),
            ],
            options={
                "abstract": False,
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="UpdatesIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "mark_terms",
                    models.BooleanField(
                        default=True,
                        help_text="Each word from the glossary is marked once, and a click shows what it means.",
                        verbose_name="Explain the glossary’s words",
                    ),
                ),
                (
                    "looked_after_by",
                    models.CharField(
                        blank=True,
                        help_text="A team or a role, such as “the workforce team”. The page says so.",
                        max_length=120,
                    ),
                ),
                (
                    "shows_owner",
                    models.BooleanField(
                        default=False, verbose_name="Show the owner’s name on the page"
                    ),
                ),
                (
                    "review_on",
                    models.DateField(
                        blank=True,
                        help_text="The owner is told 14 days before, and when the day has passed.",
                        null=True,
                        verbose_name="Look at it again by",
                    ),
                ),
                ("summary", models.TextField()),
            ],
            options={
                "abstract": False,
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="GlossaryTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("live", models.BooleanField(default=True, editable=False, verbose_name="live")),
                (
                    "has_unpublished_changes",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="has unpublished changes"
                    ),
                ),
                (
                    "first_published_at",
                    models.DateTimeField(
                        blank=True, db_index=True, null=True, verbose_name="first published at"
                    ),
                ),
                (
                    "last_published_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="last published at"
                    ),
                ),
                (
                    "go_live_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="go live date/time"),
                ),
                (
                    "expire_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="expiry date/time"),
                ),
                (
                    "expired",
                    models.BooleanField(default=False, editable=False, verbose_name="expired"),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="It stays as it is once people can read it.",
                        max_length=80,
                        unique=True,
                        verbose_name="Address",
                    ),
                ),
                ("term", models.CharField(max_length=120)),
                ("acronym", models.CharField(blank=True, max_length=20, verbose_name="Short form")),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("roles", "People and roles"),
                            ("process", "Steps and paperwork"),
                            ("practice", "Ways of working"),
                            ("services", "Services and teams"),
                            ("law", "Law"),
                            ("policy", "Policy and guidance"),
                            ("harm", "Harm and safety"),
                            ("rights", "Rights and voice"),
                            ("workforce", "Learning, supervision and standards"),
                            ("data", "Data and records"),
                        ],
                        max_length=20,
                    ),
                ),
                ("definition", models.TextField(verbose_name="What it means")),
                ("note", models.TextField(blank=True)),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="A law, a paper or a page. Leave it empty if you don’t know.",
                        max_length=200,
                        verbose_name="Where the meaning comes from",
                    ),
                ),
                (
                    "on_sheet",
                    models.BooleanField(
                        default=False,
                        help_text="For words that people meet most.",
                        verbose_name="On the two-page sheet",
                    ),
                ),
                ("seeds", models.JSONField(blank=True, default=list, editable=False)),
                (
                    "instead",
                    models.ForeignKey(
                        blank=True,
                        help_text="A better word for the same thing.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content.glossaryterm",
                        verbose_name="Say this instead",
                    ),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
                (
                    "live_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="live revision",
                    ),
                ),
                (
                    "see_also",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="+", to="content.glossaryterm"
                    ),
                ),
            ],
            options={
                "ordering": ["term"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("definition", ""), _negated=True),
                        name="content_glossaryterm_has_a_meaning",
                        violation_error_message="Say what it means.",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("term"),
                        name="content_glossaryterm_one_a_term",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("acronym"),
                        condition=models.Q(("acronym", ""), _negated=True),
                        name="content_glossaryterm_one_a_short_form",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("instead__isnull", True),
                            models.Q(("instead", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="content_glossaryterm_another_instead",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PageStatement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("lineage", models.UUIDField(verbose_name="Statement")),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="helped",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("page", "lineage"), name="content_pagestatement_one_a_statement"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchMiss",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(max_length=60)),
                ("day", models.DateField(db_index=True)),
                ("count", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("words", "day"), name="content_searchmiss_one_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Feedback",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", models.CharField(max_length=300)),
                ("words", models.TextField()),
                ("at", models.DateTimeField()),
                ("dealt_at", models.DateTimeField(null=True)),
                (
                    "dealt_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dealt_at__isnull", True), ("dealt_by__isnull", True)),
                            models.Q(("dealt_at__isnull", False), ("dealt_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="content_feedback_dealt_with_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="content_feedback_has_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("page", "Guidance"),
                            ("statement", "Framework"),
                            ("term", "Glossary"),
                            ("course", "Courses"),
                        ],
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=255)),
                ("path", models.CharField(blank=True, max_length=300)),
                ("text", models.TextField()),
                (
                    "course",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="training.course",
                    ),
                ),
                (
                    "page",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "statement",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="framework.statement",
                    ),
                ),
                (
                    "term",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="content.glossaryterm",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("course__isnull", True),
                                ("page__isnull", False),
                                ("statement__isnull", True),
                                ("term__isnull", True),
                            ),
                            models.Q(
                                ("course__isnull", True),
                                ("page__isnull", True),
                                ("statement__isnull", False),
                                ("term__isnull", True),
                            ),
                            models.Q(
                                ("course__isnull", True),
                                ("page__isnull", True),
                                ("statement__isnull", True),
                                ("term__isnull", False),
                            ),
                            models.Q(
                                ("course__isnull", False),
                                ("page__isnull", True),
                                ("statement__isnull", True),
                                ("term__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="content_searchentry_of_one_thing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(db_index=True, max_length=60)),
                ("stem", models.CharField(db_index=True, max_length=60)),
                ("weight", models.PositiveSmallIntegerField()),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="words",
                        to="content.searchentry",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry", "word"), name="content_searchword_once"
                    )
                ],
            },
        ),
    ]
