using System.Globalization;
using System.Reflection.Metadata;

namespace StaticGen.Benchmarks.NativeProfile;

/// <summary>Turns what the runtime counted in a build into a profile for the native compiler. The script <c>profile</c> of this project runs both; docs/decisions/0029-profile.md says why.</summary>
internal sealed class ProfileConversion
{
    private readonly ProgramModules _modules;
    private readonly GenericMethods _generics;
    private readonly MibcWriter _writer;
    private readonly Dictionary<MethodKey, CountedMethod> _heaviest = [];

    private ProfileConversion(ProgramModules modules)
    {
        _modules = modules;
        _generics = new GenericMethods(modules);
        _writer = new MibcWriter(modules);
    }

    /// <param name="counts">The runtime's text.</param>
    /// <param name="responseFile">See <see cref="ProgramModules.Of"/>.</param>
    /// <param name="output">The file to write.</param>
    /// <returns>How much of it was found in the program, for people.</returns>
    public static string Run(string counts, string responseFile, string project, string output)
    {
        var conversion = new ProfileConversion(ProgramModules.Of(responseFile, project));
        var (all, found, weight, lost) = (0, 0, 0.0, 0.0);
        foreach (var method in ProfileText.Read(counts))
        {
            all++;
            weight += method.Weight;
            if (conversion.TryAdd(method)) found++;
            else lost += method.Weight;
        }
        conversion.AddGenerics();
        conversion._writer.WriteTo(output);
        return string.Create(CultureInfo.InvariantCulture, $"{found} of {all} methods, {100 - (100 * lost / weight):0.0} % of what was counted, {new FileInfo(output).Length / 1024} KiB");
    }

    private bool TryAdd(CountedMethod counted)
    {
        if (Find(counted) is not var (module, method, owner)) return false;
        if (module.Metadata.GetMethodDefinition(method).GetGenericParameters().Count == 0) return _writer.Add(module, method, owner, [], counted);
        if (owner.Arguments.Count > 0 || _generics.ArgumentsOf(owner.Name, NameOf(module, method), counted.Signature).Count == 0) return false;
        // The text has an entry for each use of a generic method, and does not say which: the one that ran most stands for all.
        var key = new MethodKey(module, method, owner.Name);
        if (!_heaviest.TryGetValue(key, out var other) || other.Weight < counted.Weight) _heaviest[key] = counted;
        return true;
    }

    private void AddGenerics()
    {
        foreach (var (key, counted) in _heaviest)
        {
            foreach (var arguments in _generics.ArgumentsOf(key.Owner, NameOf(key.Module, key.Method), counted.Signature))
            {
                _writer.Add(key.Module, key.Method, new TypeName(key.Owner, []), arguments, counted);
            }
        }
    }

    /// <summary>The method of that name and size, by its signature where there are several. Null where the native program has none, as where its class library does something in another way, or where several remain.</summary>
    private (ProgramModule Module, MethodDefinitionHandle Method, TypeName Owner)? Find(CountedMethod counted)
    {
        // Methods that implement an interface explicitly have dots in their names, so that any dot may be the one behind the type.
        for (var dot = counted.Name.LastIndexOf('.'); dot > 0; dot = counted.Name.LastIndexOf('.', dot - 1))
        {
            if (TypeName.Parse(counted.Name[..dot]) is not { } owner) continue;
            var name = counted.Name[(dot + 1)..];
            var methods = (from type in _modules.Named(owner.Name)
                           from handle in type.Module.Metadata.GetTypeDefinition(type.Type).GetMethods()
                           let method = type.Module.Metadata.GetMethodDefinition(handle)
                           where type.Module.Metadata.StringComparer.Equals(method.Name, name) && type.Module.IlSize(method) == counted.IlSize
                           select (type.Module, handle, IsExact: SignaturePrinter.Print(method) == counted.Signature)).ToList();
            if (methods.Count > 1 && methods.Exists(m => m.IsExact)) methods.RemoveAll(m => !m.IsExact);
            if (methods is [var (module, found, _)]) return (module, found, owner);
            if (methods.Count > 1) return null;
        }
        return null;
    }

    private static string NameOf(ProgramModule module, MethodDefinitionHandle method) => module.Metadata.GetString(module.Metadata.GetMethodDefinition(method).Name);

    private readonly record struct MethodKey(ProgramModule Module, MethodDefinitionHandle Method, string Owner);
}
