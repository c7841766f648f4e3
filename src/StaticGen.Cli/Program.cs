using StaticGen.Cli;

return await StaticGenProgram.RunAsync(args, Surroundings.OfProcess());
