using System.Collections.Immutable;

namespace StaticGen.Search;

/// <summary>Words that programmers use for one another, whatever a site's config says; only those of which the site uses one are published.</summary>
internal static class RelatedWords
{
    // Short forms, and words written in one or in two: these count as much as a site's own synonyms.
    private const string SameGroups = """
        dict|dictionary
        func|fn|function
        arg|argument|param|parameter
        var|variable
        const|constant
        str|string
        int|integer
        bool|boolean
        char|character
        num|number
        val|value
        obj|object
        attr|attribute
        prop|property
        elem|element
        ref|reference
        ptr|pointer
        len|length
        max|maximum
        min|minimum
        avg|average|mean
        calc|calculate|compute
        regex|regexp|regular expression
        db|database|data base
        env|environment
        config|configuration|conf|cfg
        dir|directory|folder
        repo|repository
        auth|authentication
        authz|authorization
        async|asynchronous
        sync|synchronous
        del|delete
        concat|concatenate
        dedupe|deduplicate
        exec|execute
        init|initialize
        impl|implementation
        lib|library
        pkg|package
        deps|dependencies
        doc|documentation
        dev|development
        prod|production
        app|application
        spec|specification
        diff|difference
        desc|descending
        asc|ascending
        cert|certificate
        pwd|passwd|password
        img|image|picture
        msg|message
        err|error
        temp|tmp|temporary
        perf|performance
        mem|memory
        info|information
        admin|administrator
        cmd|command
        cli|command line
        gui|graphical user interface
        ui|user interface
        os|operating system
        stdin|standard input
        stdout|standard output
        stderr|standard error
        gc|garbage collection|garbage collector
        gil|global interpreter lock
        oop|object oriented|object oriented programming
        orm|object relational mapping|object relational mapper
        mvc|model view controller
        dom|document object model
        ssr|server side rendering
        spa|single page application
        iife|immediately invoked function expression
        mro|method resolution order
        lru|least recently used
        fifo|first in first out
        lifo|last in first out
        jwt|json web token
        xss|cross site scripting
        csrf|cross site request forgery
        cors|cross origin resource sharing
        sso|single sign on
        mfa|2fa|two factor authentication|multi factor authentication
        tls|ssl
        vm|virtual machine
        vpn|virtual private network
        iac|infrastructure as code
        di|dependency injection
        ioc|inversion of control
        tdd|test driven development
        ci|continuous integration
        dry|don't repeat yourself
        ml|machine learning
        ai|artificial intelligence
        nn|neural network
        nlp|natural language processing
        df|dataframe|data frame
        k8s|kubernetes
        js|javascript
        ts|typescript
        py|python
        pg|postgres|postgresql
        mongo|mongodb
        rb|ruby
        golang|go language
        csharp|c#
        cpp|c++
        venv|virtualenv|virtual environment
        pep8|pep 8
        utf8|utf 8
        tz|timezone|time zone
        filename|file name
        filepath|file path
        filesystem|file system
        hashmap|hash map|hashtable|hash table
        typehint|type hint|type annotation
        timestamp|time stamp
        lowercase|lower case
        uppercase|upper case
        multithreading|multi threading|multithreaded
        multiprocessing|multi processing
        unittest|unit test|unit testing
        namedtuple|named tuple
        datatype|data type
        dataset|data set
        substring|sub string
        keyword argument|kwarg
        frontend|front end
        backend|back end
        runtime|run time
        whitespace|white space
        keypress|key press|keystroke
        traceback|stack trace|stacktrace|backtrace
        readonly|read only
        login|log in|sign in
        logout|log out|sign out
        setup|set up
        teardown|tear down
        cleanup|clean up
        email|e mail|mail
        dropdown|drop down
        linebreak|line break|newline|new line
        codebase|code base
        lock file|lockfile
        open source|opensource
        """;

    private const string RelatedGroups = """
        dictionary|dict|hashmap|hash map|hash table|associative array|mapping
        list|array|sequence
        function|method|procedure|routine
        argument|parameter|option
        string|text
        integer|int|number|numeric
        float|decimal|floating point|double
        remove|delete|drop|erase|discard|clear|strip|eliminate|get rid
        exception|error|failure|crash
        catch|except|handle
        throw|raise
        fast|performance|speed|quick|optimize|efficient|slow
        copy|clone|duplicate|replicate
        convert|cast|transform|change|turn|translate
        change|modify|edit|update|mutate|alter
        parse|read|decode|interpret
        read|load|open|import
        write|save|store|persist|dump
        merge|combine|join|concatenate|concat|union|glue
        loop|iterate|iteration|traverse|cycle
        print|output|display|show|log|echo
        install|setup|download
        create|make|build|generate|construct|produce
        common|frequent|popular
        new|create|add
        add|append|insert|push|include
        find|search|locate|lookup|detect|discover
        check|test|verify|determine|validate|detect
        validate|validation|sanitize|verify
        compare|comparison|difference|versus
        equal|equality|same|identical
        sort|order|arrange|rank
        unique|distinct|duplicate|repeated|dedupe|deduplicate
        group|aggregate|bucket|partition
        flatten|nested|unnest
        random|shuffle|arbitrary
        empty|blank|falsy
        length|size|count|number
        split|divide|separate|break|chunk
        replace|substitute|swap
        reverse|backward|backwards|invert
        filter|select|choose|pick
        round|rounding|truncate
        sum|add up|total
        maximum|max|largest|biggest|highest
        minimum|min|smallest|lowest
        average|mean
        class|object|instance|type
        constructor|initializer|init
        inheritance|subclass|inherit|derive|extend
        superclass|base class|parent class|parent
        subclass|child class|derived class
        property|attribute|field|member
        override|overload|overriding|overloading
        private|hidden|encapsulation
        interface|abstract class|protocol
        import|module|package|library
        library|framework|toolkit|package
        thread|threading|multithreading
        process|multiprocessing|subprocess
        concurrency|parallelism|parallel|concurrent|simultaneous
        coroutine|async await|asynchronous
        race condition|thread safe|data race
        lock|mutex|semaphore
        iterator|generator|iterable
        decorator|wrapper|annotation
        lambda|anonymous function|arrow function
        closure|captured|enclosing
        immutable|unchangeable|read only|frozen
        mutable|changeable
        null|none|nil|missing|undefined
        ternary|conditional expression|inline if
        switch|match case|case statement
        enum|enumeration
        unpack|destructure|spread|splat
        slice|substring|subsequence|sublist
        global|module level|shared
        scope|visibility|namespace
        recursion|recursive
        memoize|memoization|cache|caching
        big o|time complexity|complexity|asymptotic
        queue|fifo
        stack|lifo
        matrix|2d|two dimensional|multidimensional
        date|datetime|time|timestamp
        json|serialize|stringify
        serialize|serialization|pickle|marshal|unmarshal
        encode|encoding|charset|unicode
        csv|comma separated
        uppercase|upper|capital|capitalize
        lowercase|lower|small letters
        regular expression|pattern matching|regex
        virtualenv|venv|isolated
        dependency|package|requirement
        linter|lint|static analysis|code quality
        style|convention|formatting|coding standard
        debug|debugger|troubleshoot|breakpoint
        test|testing|unittest|test case
        mock|stub|fake|test double
        memory|ram|heap
        memory leak|leak
        garbage collection|memory management|reference counting
        secure|security|protect|safe
        encrypt|encryption|cipher
        hash|digest|checksum
        password|credential|secret
        token|session
        permission|privilege|access
        authentication|login|sign in
        http|web request|request
        api|interface|endpoint
        url|link|address|uri
        website|web page|web site
        download|fetch|retrieve
        send|transmit|deliver
        email|mail|smtp
        terminal|console|shell|command line
        script|program
        executable|binary|exe|standalone
        compile|build|transpile
        start|begin|launch|run|execute
        run|execute|invoke|call|launch
        stop|kill|terminate|abort|quit|exit|cancel|end
        exit|quit|shutdown|terminate
        wait|sleep|delay|pause
        undo|revert|reset|rollback|restore
        rename|move
        compress|zip|archive|gzip
        extract|decompress|unzip|unpack
        schedule|cron|periodic|timer
        limit|restrict|throttle|maximum
        prevent|avoid|stop
        last|latest|newest|recent|final
        first|initial
        share|pass|communicate
        keep|preserve|retain|maintain
        file|document
        directory|path|folder
        disk|storage|space
        upgrade|migrate|port|update
        deploy|deployment|release|production
        container|docker
        scale|scalability|scaling
        design|architecture|structure
        pool|pooling
        orm|query builder
        query|select statement
        key|identifier|id
        index|position|offset
        keyboard|key|keypress
        user interface|gui|window
        image|picture|photo
        number|digit|numeral
        member|attribute|property|method
        benefit|advantage|pro
        drawback|disadvantage|con|limitation
        mime|content type
        """;

    // More of the same kind, and concepts with what they are described by: for sites whose manifest has no postings that these would take the place of.
    private const string MoreRelatedGroups = """
        stop|kill|terminate|interrupt|halt
        list|show|display|view|see
        delete|uninstall|purge|clear
        create|generate|define|declare
        overfitting|generalize|training data
        volume|persist|mount
        recursion|calls itself
        singleton|only one instance|single instance
        memoization|remember results
        immutable|cannot be changed|cannot change|not change
        polymorphism|many forms
        index|lookup|speed up queries
        xss|inject script|malicious script
        sql injection|malicious query|parameterized
        transaction|atomic|acid
        rollback|undo changes
        isolation level|dirty read|concurrent transactions
        shallow copy|deep copy|nested objects|structured clone
        gitignore|untrack|stop tracking|ignore file
        git revert|git reset|undo commit
        amend|change last commit
        settimeout|delay|after a while
        recall|false negative|sensitivity
        regularization|penalty|ridge|lasso
        lsof|netstat|which process
        wget|curl|download
        df|free space|disk space
        chmod|permissions|executable
        chown|owner|ownership
        tail|follow|live log
        ps|running processes|list processes
        pkill|killall|kill by name
        ssh|remote server|remote machine|remote shell
        scp|rsync|copy files
        diff|compare files|line by line
        watch|monitor|observe
        environment variable|env var|dotenv
        entry point|main function
        autoscale|scale|replica
        nested|inner|multidimensional
        column|field
        row|record|tuple
        table|relation
        foreign key|reference another table
        primary key|unique identifier
        left join|outer join|inner join
        pod|container
        bundle|bundler|webpack|bundling
        context|provide|inject
        component|widget
        middleware|interceptor
        callback|handler|listener
        event|signal
        hook|lifecycle
        render|paint|draw
        lazy|on demand|deferred
        websocket|real time
        cookie|session storage|local storage
        throttle|debounce|rate limit
        closure|inner function
        deadlock|livelock
        hoisting|temporal dead zone
        symlink|symbolic link|hard link
        du|disk usage|directory size
        load balancer|load balancing|reverse proxy
        cron|crontab|scheduled
        top|cpu usage
        pca|dimensionality reduction|feature selection
        git stash|shelve
        precision|recall|false positive
        promise|future|deferred
        bisect|regression
        setinterval|interval|repeatedly
        race condition|interleaving
        """;

    private static readonly ImmutableArray<ImmutableArray<string>> Same = Read(SameGroups);
    private static readonly ImmutableArray<ImmutableArray<string>> Related = Read(RelatedGroups);
    private static readonly ImmutableArray<ImmutableArray<string>> MoreRelated = Read(MoreRelatedGroups);

    /// <summary>Groups of words that are the same but for their form, such as <c>db</c> and <c>database</c>.</summary>
    public static IEnumerable<ImmutableArray<string>> SameOf(InvertedIndex index) => Used(Same, index);

    /// <summary>Groups of words that mean nearly the same, such as <c>merge</c> and <c>combine</c>.</summary>
    /// <param name="index">The site's words.</param>
    /// <param name="isSmall">Whether the manifest has postings, so that each line leaves room for fewer.</param>
    public static IEnumerable<ImmutableArray<string>> RelatedOf(InvertedIndex index, bool isSmall) => Used(isSmall ? Related : Related.AddRange(MoreRelated), index);

    private static ImmutableArray<ImmutableArray<string>> Read(string groups) =>
        [.. groups.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim().Split('|').ToImmutableArray())];

    private static IEnumerable<ImmutableArray<string>> Used(ImmutableArray<ImmutableArray<string>> groups, InvertedIndex index)
    {
        var analyzer = new Analyzer();
        return groups.Where(group => group.Any(phrase =>
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
