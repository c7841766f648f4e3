using StaticGen.Cli;
using StaticGen.Cli.Verifying;

// Before anything else is loaded: hundreds of examples begin here.
if (IsolationLauncher.IsCalled(args)) return IsolationLauncher.Run(args);

return await StaticGenProgram.RunAsync(args, Surroundings.OfProcess());
