using System.Collections.Immutable;
using StaticGen.Diagnostics;

namespace StaticGen.Model;

/// <summary>What to read before a question.</summary>
internal static class Prerequisites
{
    /// <summary>Reports each circle of prerequisites once, at the entry that closes it.</summary>
    /// <remarks>Depth-first search with three colours (Cormen et al., Introduction to Algorithms, 20.3), without recursion.</remarks>
    public static void ReportCycles(ImmutableArray<Question> questions, ImmutableArray<Diagnostic>.Builder found)
    {
        var done = new bool[questions.Length];
        var depthOf = new int[questions.Length];
        var path = new List<(int Question, int Next)>();
        for (var start = 0; start < questions.Length; start++)
        {
            if (done[start]) continue;
            path.Add((start, 0));
            depthOf[start] = 1;
            while (path.Count > 0)
            {
                var (current, next) = path[^1];
                var prerequisites = questions[current].Prerequisites;
                if (next == prerequisites.Length)
                {
                    done[current] = true;
                    depthOf[current] = 0;
                    path.RemoveAt(path.Count - 1);
                    continue;
                }
                path[^1] = (current, next + 1);
                var target = prerequisites[next];
                if (depthOf[target] > 0)
                {
                    var circle = path.Skip(depthOf[target] - 1).Select(p => questions[p.Question].Id).Append(questions[target].Id);
                    var at = questions[current].FrontMatter.Prerequisites.FirstOrDefault(p => p.Value == questions[target].Id).At;
                    found.Add(ModelDiagnostics.PrerequisiteCycle(at, string.Join(" -> ", circle)));
                }
                else if (!done[target])
                {
                    path.Add((target, 0));
                    depthOf[target] = path.Count;
                }
            }
        }
    }
}
