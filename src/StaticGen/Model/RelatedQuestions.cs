using System.Collections.Immutable;

namespace StaticGen.Model;

/// <summary>Finds what to read after a question when its author did not say.</summary>
internal static class RelatedQuestions
{
    private const int Most = 4;
    private const int MostTagsNamed = 3;
    private const double LinkWeight = 3.0;
    private const double PrerequisiteWeight = 2.0;
    private const double SameTopicWeight = 0.8;
    private const double LeastScore = 1.0;

    /// <summary>For each question, the best others by shared tags (rare tags count more), links between them, and topic.</summary>
    /// <remarks>
    /// Candidates are gathered by tag, link and neighbourhood in the topic rather than by comparing all pairs, so that ten
    /// thousand questions take time in proportion to their number. A tag on more than 200 questions says nothing and is passed over.
    /// </remarks>
    /// <param name="questions">A collection's questions, each at its index.</param>
    /// <param name="byPermalink">The same by address.</param>
    public static ImmutableArray<int>[] Compute(ImmutableArray<Question> questions, IReadOnlyDictionary<string, int> byPermalink)
    {
        var byTag = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            foreach (var tag in question.FrontMatter.Tags)
            {
                if (!byTag.TryGetValue(tag.Value, out var list)) byTag.Add(tag.Value, list = []);
                list.Add(question.Index);
            }
        }
        var linkedFrom = new List<int>?[questions.Length];
        foreach (var question in questions)
        {
            foreach (var link in question.LinksTo)
            {
                if (byPermalink.TryGetValue(link, out var target)) (linkedFrom[target] ??= []).Add(question.Index);
            }
        }

        var result = new ImmutableArray<int>[questions.Length];
        var workers = Math.Min(Environment.ProcessorCount, 1 + (questions.Length / 100));
        Parallel.For(0, workers, Workers.PerProcessor, worker =>
        {
            var scores = new Scores(questions.Length);
            for (var i = worker; i < questions.Length; i += workers)
                result[i] = ForOne(questions, i, byTag, byPermalink, linkedFrom[i], scores);
        });
        return result;
    }

    private static ImmutableArray<int> ForOne(
        ImmutableArray<Question> questions, int index, Dictionary<string, List<int>> byTag,
        IReadOnlyDictionary<string, int> byPermalink, List<int>? linkedFrom, Scores scores)
    {
        const int CommonTag = 200;
        var question = questions[index];
        foreach (var tag in question.FrontMatter.Tags)
        {
            var sharing = byTag[tag.Value];
            if (sharing.Count > CommonTag) continue;
            var weight = Math.Log(1 + ((double)questions.Length / sharing.Count));
            foreach (var other in sharing) Add(other, weight);
        }
        foreach (var link in question.LinksTo)
        {
            if (byPermalink.TryGetValue(link, out var target)) Add(target, LinkWeight);
        }
        foreach (var other in linkedFrom ?? []) Add(other, LinkWeight / 2);
        foreach (var other in question.Prerequisites) Add(other, -PrerequisiteWeight);
        for (var near = Math.Max(0, index - Most); near <= Math.Min(questions.Length - 1, index + Most); near++)
        {
            if (questions[near].Topic == question.Topic) Add(near, SameTopicWeight);
        }
        return scores.TakeBest(index, questions);

        void Add(int other, double weight) => scores.Add(other, weight);
    }

    /// <summary>The scores that one question gives to others. One worker's; an array, since a question has hundreds of candidates.</summary>
    private sealed class Scores(int questions)
    {
        private readonly double[] _byQuestion = new double[questions];
        private readonly List<int> _touched = [];
        private readonly List<(double Score, int Question)> _best = [];

        public void Add(int question, double weight)
        {
            // A question whose scores add up to nothing may stand here twice, which only means that it is looked at twice.
            if (_byQuestion[question] == 0) _touched.Add(question);
            _byQuestion[question] += weight;
        }

        /// <summary>The best answered questions but <paramref name="self"/>, the best first, of equals the earlier one; all scores are nothing again.</summary>
        public ImmutableArray<int> TakeBest(int self, ImmutableArray<Question> questions)
        {
            _best.Clear();
            foreach (var question in _touched)
            {
                var score = _byQuestion[question];
                _byQuestion[question] = 0;
                if (question == self || score < LeastScore || !questions[question].IsAnswered) continue;
                // Most are far behind the best that are known already, which rounding cannot change.
                if (_best.Count == Most && score < _best[Most - 1].Score - 1e-6) continue;
                // Rounded, so that the order in which numbers were added decides nothing.
                score = Math.Round(score, 6);
                var place = _best.Count;
                while (place > 0 && (_best[place - 1].Score < score || (_best[place - 1].Score == score && _best[place - 1].Question > question))) place--;
                if (place == Most) continue;
                _best.Insert(place, (score, question));
                if (_best.Count > Most) _best.RemoveAt(Most);
            }
            _touched.Clear();
            return [.. _best.Select(static b => b.Question)];
        }
    }

    /// <summary>Why one is worth reading after the other, in the reader's words.</summary>
    /// <param name="question">The question that is read.</param>
    /// <param name="other">The one to read next.</param>
    /// <param name="tagTitles">Titles of the collection's tags by id.</param>
    public static string Why(Question question, Question other, IReadOnlyDictionary<string, string> tagTitles)
    {
        if (question.LinksTo.Contains(other.Permalink.Path, StringComparer.Ordinal)) return "mentioned in this answer";
        if (other.LinksTo.Contains(question.Permalink.Path, StringComparer.Ordinal)) return "builds on this answer";
        var (shared, count) = ("", 0);
        foreach (var tag in question.FrontMatter.Tags)
        {
            if (count == MostTagsNamed || !Has(other, tag.Value)) continue;
            shared += (count++ == 0 ? "also about " : ", ") + tagTitles.GetValueOrDefault(tag.Value, tag.Value);
        }
        if (count > 0) return shared;
        return question.Topic == other.Topic ? "same topic" : "goes further";
    }

    private static bool Has(Question question, string tag)
    {
        foreach (var own in question.FrontMatter.Tags)
        {
            if (own.Value == tag) return true;
        }
        return false;
    }
}
