import { type DynamicModule, Module } from '@nestjs/common';

/** inventory, logistics, supplier: typed calculations with the caller's rights. */
@Module({})
export class SpecialistAgentsModule {
  static forRoot(): DynamicModule {
    return { module: SpecialistAgentsModule };
  }
}
