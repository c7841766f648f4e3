using System.Collections.Immutable;

namespace StaticGen.Search;

/// <summary>Words that programmers use for one another. They count less than a site's own synonyms, and only where the site uses one of them.</summary>
internal static class RelatedWords
{
    private const string Groups = """
        dict|dictionary|hashmap|hash map|hash table|associative array|mapping
        list|array
        func|function|method|procedure
        arg|argument|param|parameter
        var|variable
        const|constant
        str|string|text
        int|integer|whole number
        float|decimal|floating point
        bool|boolean
        char|character
        regex|regexp|regular expression|pattern matching
        db|database
        env|environment
        config|configuration|settings|options
        dir|directory|folder
        repo|repository
        auth|authentication|login
        async|asynchronous|non blocking
        sync|synchronous
        concurrency|parallelism|parallel|concurrent
        remove|delete|drop|erase|discard
        exception|error|failure
        catch|except|handle
        throw|raise
        fast|performance|speed|quick|optimize|faster
        slow|bottleneck
        copy|clone|duplicate
        convert|cast|transform|change|turn
        parse|read|decode
        merge|combine|join|concatenate|union
        loop|iterate|iteration|traverse
        print|output|display|show
        install|setup
        create|make|build|generate|construct
        find|search|locate|lookup
        check|test|verify|determine
        validate|check|sanitize
        compare|comparison|difference|versus
        sort|order|arrange
        unique|distinct|duplicate|dedupe|deduplicate
        random|shuffle
        empty|blank
        length|size|count|number of elements
        class|object|instance
        constructor|initializer
        inheritance|subclass|inherit|derive|parent class
        superclass|base class|parent class
        property|attribute|field|member
        import|module|package|library
        thread|threading|multithreading
        process|multiprocessing|subprocess
        coroutine|async await
        gil|global interpreter lock
        gc|garbage collection|garbage collector
        oop|object oriented programming
        orm|object relational mapping
        api|interface|endpoint
        ui|user interface|gui
        cli|command line|terminal|shell|console
        os|operating system
        url|link|address
        http|web request
        json|serialize
        serialize|serialization|pickle|marshal
        ml|machine learning
        ai|artificial intelligence
        nn|neural network
        df|dataframe|data frame
        null|none|nil|missing value|nan
        fn|lambda|anonymous function
        iterator|generator|iterable
        decorator|wrapper|annotation
        immutable|unchangeable|read only|frozen
        mutable|changeable|modify
        pep8|pep 8|style guide
        ci|continuous integration
        cd|continuous delivery|continuous deployment
        k8s|kubernetes
        js|javascript
        ts|typescript
        py|python
        tdd|test driven development
        mock|stub|fake|test double
        unit test|unittest
        debug|debugger|troubleshoot
        memory|ram
        leak|memory leak
        cache|caching|memoize|memoization
        encrypt|encryption|cipher
        hash|digest|checksum
        password|credentials|secret
        token|jwt
        big o|time complexity|complexity|asymptotic
        recursion|recursive
        queue|fifo
        stack|lifo
        date|datetime|time|timestamp
        csv|comma separated
        substring|slice|part of a string
        slice|subsequence|sublist
        uppercase|upper|capital letters
        lowercase|lower|small letters
        split|divide|separate|break
        replace|substitute|swap
        reverse|backwards|invert
        append|add|insert|push
        filter|select
        round|rounding|truncate
        sum|add up|total
        max|maximum|largest|biggest
        min|minimum|smallest
        average|mean
        stop|kill|terminate|abort|quit|exit
        wait|sleep|delay|pause
        run|execute|invoke|call|launch
        start|begin
        share|pass|send
        store|save|persist
        file|document
        open|read
        upgrade|migrate|port|update
        deploy|deployment|ship|release|production
        container|docker
        secure|security|protect|safe
        scale|scalability|scaling
        design|architecture
        pool|pooling
        scope|visibility|namespace
        global|module level
        overload|override
        interface|abstract class|protocol
        private|hidden|encapsulation
        enum|enumeration
        switch|match case|case statement
        ternary|conditional expression|inline if
        unpack|destructure|spread|splat
        virtualenv|venv|virtual environment
        pip|package manager
        linter|lint|static analysis
        mime|content type
        """;

    private static readonly ImmutableArray<ImmutableArray<string>> All =
        [.. Groups.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim().Split('|').ToImmutableArray())];

    /// <summary>The groups of which the site uses at least one word.</summary>
    public static IEnumerable<ImmutableArray<string>> Of(InvertedIndex index)
    {
        var analyzer = new Analyzer();
        return All.Where(group => group.Any(phrase =>
        {
            var sink = new KnownWords(index);
            analyzer.Tokenize(phrase, ref sink);
            return sink.AllKnown;
        }));
    }

    private sealed class KnownWords(InvertedIndex index) : ITokenSink
    {
        private readonly char[] _stem = new char[128];

        public bool AllKnown { get; private set; } = true;

        public void Add(ReadOnlySpan<char> text, bool isPart)
        {
            text.CopyTo(_stem);
            AllKnown &= index.Find(_stem.AsSpan(0, Stemmer.Stem(_stem, text.Length)).ToString()) >= 0;
        }
    }
}
