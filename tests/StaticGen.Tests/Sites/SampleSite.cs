namespace StaticGen.Tests.Sites;

/// <summary>A small but complete site: questions of all statuses, files, drawings, nested pages, aliases and relations.</summary>
internal static class SampleSite
{
    /// <summary>A theme of its own, so that what it renders changes only when the program does.</summary>
    public const string Theme = """
        -- templates/layouts/base.html --
        <!doctype html>
        <html lang="{{ site.language }}">
        <head>
        <title>{{ page.title }} - {{ site.title }}</title>
        <meta name="description" content="{{ page.description }}">
        {{- if !page.noindex }}
        <link rel="canonical" href="{{ page.canonical }}">
        {{- end }}
        <link rel="stylesheet" href="{{ asset 'css/site.css' }}">
        </head>
        <body>
        {{ include 'partials/links' page.breadcrumbs }}
        <main>
        <h1>{{ page.heading }}</h1>
        {{ content }}
        </main>
        <footer>{{ page.kind }} {{ page.source }} {{ page.edit_url }} {{ page.extra.mood }}</footer>
        </body>
        </html>
        -- templates/partials/links.html --
        <nav>{{ for l in $1 }}<a href="{{ l.url }}">{{ l.title }}</a> {{ end }}</nav>
        -- templates/partials/questions.html --
        <ol>
        {{- for q in $1 }}
        <li><a href="{{ q.url }}">{{ q.title }}</a> {{ q.question }} [{{ q.status }}]</li>
        {{- end }}
        </ol>
        -- templates/partials/groups.html --
        {{- for g in $1 }}
        <h2><a href="{{ g.url }}">{{ g.title }}</a></h2>
        {{ include 'partials/questions' g.questions }}
        {{- end }}
        -- templates/layouts/home.html --
        <p>{{ plural site.question_count 'question' 'questions' }}, {{ site.answered_count }} answered, {{ site.waiting_count }} waiting.</p>
        {{- for c in site.collections }}
        <h2><a href="{{ c.url }}">{{ c.title }}</a></h2>
        {{- end }}
        -- templates/layouts/print.html --
        {{- for q in page.questions }}
        <h2 id="{{ q.id }}"><a href="{{ q.url }}">{{ q.question }}</a></h2>
        {{ q.short_answer }}
        {{- for s in q.sections }}
        <h3 id="{{ s.id }}">{{ s.title }}</h3>
        {{ s.html }}
        {{- for f in s.follow_ups }}
        <div id="{{ f.id }}">{{ f.question }} {{ f.answer }}</div>
        {{- end }}
        {{- end }}
        {{- end }}
        -- templates/layouts/search.html --
        <form action="{{ page.url }}"><input name="q"></form>
        -- templates/layouts/board.html --
        {{- for q in site.questions_collection.questions }}
        {{- if !q.is_answered || q.is_outdated }}
        <p><a href="{{ q.url }}">{{ q.title }}</a></p>
        {{- end }}
        {{- end }}
        -- templates/layouts/not-found.html --
        <p><a href="{{ site.home }}">Home</a> <a href="{{ site.search }}">Search</a></p>
        -- templates/layouts/collection.html --
        {{- for t in page.collection.topics }}
        <h2><a href="{{ t.url }}">{{ t.title }}</a> {{ t.answered_count }} of {{ t.count }}</h2>
        {{- end }}
        {{- for l in page.collection.levels }}
        <h2><a href="{{ l.url }}">{{ l.title }}</a> {{ l.answered_count }} of {{ l.count }}</h2>
        {{- end }}
        <p><a href="{{ page.collection.tags_url }}">Tags</a></p>
        -- templates/layouts/topic.html --
        {{ include 'partials/groups' page.topic.groups }}
        -- templates/layouts/level.html --
        {{ include 'partials/groups' page.level.groups }}
        -- templates/layouts/tag.html --
        {{ include 'partials/groups' page.tag.groups }}
        -- templates/layouts/tags.html --
        {{- for t in page.collection.tags }}
        <p><a href="{{ t.url }}">{{ t.title }}</a> {{ t.count }}</p>
        {{- end }}
        -- templates/layouts/question.html --
        {{- $q = page.question }}
        <p>{{ $q.number }} {{ $q.id }} <a href="{{ $q.level.url }}">{{ $q.level.title }}</a> <a href="{{ $q.topic.url }}">{{ $q.topic.title }}</a>{{ for t in $q.tags }} <a href="{{ t.url }}">{{ t.title }}</a>{{ end }}</p>
        <p>{{ $q.status }} {{ $q.applies_to }} {{ $q.reviewed_by }} {{ $q.reviewed_on }} {{ $q.reading_minutes }} {{ $q.authors | array.join ', ' }}</p>
        <nav>{{ for h in page.toc }}<a href="#{{ h.id }}">{{ h.html }}</a> {{ end }}</nav>
        {{- if $q.short_answer }}
        {{- $short = page.toc | array.first }}
        <section><h2 id="{{ $short.id }}">{{ $short.title }}</h2>
        {{ $q.short_answer }}</section>
        {{- end }}
        {{- for s in $q.sections }}
        <section class="{{ s.part }}"><h2 id="{{ s.id }}">{{ s.title }}</h2>
        {{ s.html }}
        {{- for f in s.follow_ups }}
        <details id="{{ f.id }}"><summary>{{ f.question }}</summary>{{ f.answer }}</details>
        {{- end }}
        </section>
        {{- end }}
        {{- for p in $q.prerequisites }}
        <p>Before: <a href="{{ p.url }}">{{ p.title }}</a></p>
        {{- end }}
        {{- for r in $q.related }}
        <p>Related: <a href="{{ r.question.url }}">{{ r.question.title }}</a> {{ r.why }}</p>
        {{- end }}
        {{- if $q.previous }}
        <p><a rel="prev" href="{{ $q.previous.url }}">{{ $q.previous.title }}</a></p>
        {{- end }}
        {{- if $q.next }}
        <p><a rel="next" href="{{ $q.next.url }}">{{ $q.next.title }}</a></p>
        {{- end }}
        -- templates/layouts/page.html --
        <nav>{{ include 'partials/tree' page.doc.sections_nav }}</nav>
        {{ page.doc.html }}
        {{ include 'partials/links' page.doc.children }}
        {{- if page.doc.previous }}
        <p><a rel="prev" href="{{ page.doc.previous.url }}">{{ page.doc.previous.title }}</a></p>
        {{- end }}
        {{- if page.doc.next }}
        <p><a rel="next" href="{{ page.doc.next.url }}">{{ page.doc.next.title }}</a></p>
        {{- end }}
        -- templates/partials/tree.html --
        <ul>{{ for n in $1 }}<li>{{ if n.is_current }}<b>{{ end }}<a href="{{ n.url }}">{{ n.title }}</a>{{ if n.is_current }}</b>{{ end }}{{ if n.is_open }} open{{ end }}{{ include 'partials/tree' n.children }}</li>{{ end }}</ul>

        """;

    /// <summary>The content, for the usual config.</summary>
    public const string Content = """
        -- content/guide/index.md --
        ---
        title: The guide
        x-mood: bright
        ---
        Start with [a question](../qa/lists/slicing.md), or [search for maps](/search/?q=maps).

        ![A box](box.svg "A box of nine")

        ![A photograph](photo.png)
        -- content/guide/box.svg --
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect class="d-box" id="b" width="9" height="9"/></svg>
        -- content/guide/photo.png --
        not a real one
        -- content/guide/writing/index.md --
        ---
        title: Writing
        order: 1
        aliases: [/guide/authoring/, /old/write.html]
        ---
        ## First

        One.
        -- content/guide/writing/answers.md --
        ---
        title: Writing answers
        description: How to write an answer that others can use.
        ---
        ## What {{ braces }} do

        Nothing: `${{ x }}`, {% y %}, a < b and `<b>tags</b>` are [text](#what--braces--do).
        -- content/guide/writing/secret.md --
        ---
        title: Not yet
        draft: true
        ---
        Later.
        -- content/guide/about.md --
        ---
        title: About
        order: 2
        ---
        Us.
        -- content/qa/lists/slicing.md --
        ---
        title: Slice a list
        question: How do you take a part of a list?
        level: basic
        tags: [one, two]
        status: reviewed
        reviewed: {by: The other author, on: 2026-01-31}
        applies_to: ">=3.9"
        aliases: [/qa/slices]
        authors: [First Author, Second Author]
        ---
        ## Short answer
        Write the first index, a colon and the index behind the last: `xs[1:3]` has the items 1 and 2, whatever the length of the list is.

        ## Explanation
        A slice is a copy. See [the maps](../maps/merge/index.md#explanation) and ![a bar](../maps/merge/bar.svg) there.

        ### In depth
        It is `slice(1, 3)`.

        ## Example
        ```python
        print([1, 2, 3][1:])
        ```

        ```output
        [2, 3]
        ```

        ## Common mistakes
        > [!NOTE]
        > The end is not part of it.

        ## Follow-up questions
        - **Does it copy?** - Yes, the list, but not its *items*.
        - **And for text?** - Text as well.

        ## In an interview
        Say that it copies.

        ## Sources
        - [The tutorial](https://docs.python.org/3/tutorial/introduction.html#lists)
        -- content/qa/lists/sorting.md --
        ---
        title: Sort a list
        question: How do you sort a list?
        level: advanced
        tags: [two]
        status: outdated
        prerequisites: [slicing]
        ---
        ## Short answer
        Call its method sort, which changes the list, or the function sorted, which makes a new one; both take a key, and both keep equal items in order.

        ## Explanation
        Both are stable.

        ## Example
        ```python
        print(sorted([2, 1]))
        ```

        ```output
        [1, 2]
        ```

        ## Sources
        - [How to sort](https://docs.python.org/3/howto/sorting.html)
        -- content/qa/lists/searching.md --
        ---
        title: Search a list
        question: How do you find an item in a list?
        level: basic
        status: stub
        ---

        ## Short answer
        -- content/qa/maps/merge/index.md --
        ---
        title: Merge two maps
        question: How do you merge two dictionaries?
        level: basic
        id: merging
        tags: [one, two]
        status: answered
        related: [slicing]
        order: 1
        ---
        ## Short answer
        Use the operator for union: `a | b` makes a new dictionary in which the values of the right one win, and it works since version 3.9.

        ## Explanation
        ![How two become one](bar.svg "Two become one")

        ## Example
        ```python
        print({1: 2} | {1: 3})
        ```

        ```output
        {1: 3}
        ```

        ## Sources
        - [PEP 584](https://peps.python.org/pep-0584/)
        -- content/qa/maps/merge/bar.svg --
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path class="d-line" d="M0 0H2"/></svg>
        -- content/qa/maps/views.md --
        ---
        title: Views of a map
        question: What do keys, values and items return?
        level: advanced
        tags: [three]
        status: draft
        ---
        ## Short answer
        Not written yet.
        -- static/.well-known/security.txt --
        Contact: mailto:nobody@example.org

        """;

    /// <summary>The whole site with its own theme.</summary>
    public const string Text = TestSite.Config + Content + Theme;
}
