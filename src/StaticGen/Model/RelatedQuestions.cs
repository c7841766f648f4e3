using System.Collections.Immutable;

namespace StaticGen.Model;

/// <summary>Finds what to read after a question when its author did not say.</summary>
internal static class RelatedQuestions
{
    private const int Most = 4;
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
    /// <param name="tagTitles">Titles of the collection's tags by id.</param>
    public static ImmutableArray<RelatedQuestion>[] Compute(
        ImmutableArray<Question> questions, IReadOnlyDictionary<string, int> byPermalink, IReadOnlyDictionary<string, string> tagTitles)
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

        var result = new ImmutableArray<RelatedQuestion>[questions.Length];
        Parallel.For(0, questions.Length, static () => new Dictionary<int, double>(), (i, _, scores) =>
        {
            result[i] = ForOne(questions, i, byTag, byPermalink, tagTitles, linkedFrom[i], scores);
            return scores;
        }, static _ => { });
        return result;
    }

    private static ImmutableArray<RelatedQuestion> ForOne(
        ImmutableArray<Question> questions, int index, Dictionary<string, List<int>> byTag,
        IReadOnlyDictionary<string, int> byPermalink, IReadOnlyDictionary<string, string> tagTitles, List<int>? linkedFrom, Dictionary<int, double> scores)
    {
        const int CommonTag = 200;
        scores.Clear();
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
        scores.Remove(index);

        return [.. scores
            .Where(s => s.Value >= LeastScore && questions[s.Key].IsAnswered)
            .OrderByDescending(s => Math.Round(s.Value, 6)).ThenBy(s => s.Key)
            .Take(Most)
            .Select(s => new RelatedQuestion(s.Key, Why(question, questions[s.Key], tagTitles)))];

        void Add(int other, double weight) => scores[other] = scores.GetValueOrDefault(other) + weight;
    }

    /// <summary>The reason in the reader's words.</summary>
    public static string Why(Question question, Question other, IReadOnlyDictionary<string, string> tagTitles)
    {
        if (question.LinksTo.Contains(other.Permalink.Path, StringComparer.Ordinal)) return "mentioned in this answer";
        if (other.LinksTo.Contains(question.Permalink.Path, StringComparer.Ordinal)) return "builds on this answer";
        var shared = question.FrontMatter.Tags.Select(t => t.Value)
            .Intersect(other.FrontMatter.Tags.Select(t => t.Value), StringComparer.Ordinal).Take(3)
            .Select(id => tagTitles.GetValueOrDefault(id, id)).ToArray();
        if (shared.Length > 0) return "also about " + string.Join(", ", shared);
        return question.Topic == other.Topic ? "same topic" : "goes further";
    }
}
