from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.plan import Direction
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.errors import *
from designo_sync_gui.domain.outcome import OutcomeKind, WriteReply

def test_bug_kills_rest(world):
    def bug(remote, ref, status): 
        remote.orders[ref]=status
        raise ValueError("like InvalidURL")
    async def body(services):
        world.fill(**{f"o{i}":("a","b") for i in range(10,30)})
        for i in range(10,30):
            if i in (10,11,12,13): world.designo.scripts[world.ref(str(i))]=bug
        await services.refresh()
        p = await services.plan(Direction.TO_DESIGNO,[world.ref(str(i)) for i in range(10,30)])
        try: await services.apply(p, frozenset({p.count_word}))
        except BaseException as e: print("raised",repr(e))
        print("intents",len(p.writes),"claims",len(world.steps("claim")),"outcomes",len(world.steps("finish")))
        print([e for e in world.events if type(e).__name__=="JobFinished"][-1])
        print("states", (await services.overview()).states)
    world.run(body)

def test_refresh_bug(world):
    async def body(services):
        world.fill(o7=("a","b"))
        world.storefront.list_error=ValueError("5000 digits")
        try: await services.refresh()
        except BaseException as e: print("refresh raised",repr(e))
        print("states", (await services.overview()).states)
    world.run(body)

def test_mirror_fails_before_finish(world):
    # journal finish fails with the outcome verified
    async def body(services):
        world.fill(o7=("a","b"),o8=("a","b"))
        await services.refresh()
        p = await services.plan(Direction.TO_DESIGNO,[world.ref("7"),world.ref("8")])
        world.journal.fail_on="finish"
        r=await services.apply(p, frozenset({p.count_word}))
        print(r.state,[ (o.kind,o.message) for o in r.outcomes], r.errors)
        print(world.steps("write"))
    world.run(body)

def test_forget_store_while_unknown(world):
    def broke(remote, ref, status): raise ServerFailure("x")
    async def body(services):
        world.fill(o7=("a","b"))
        world.designo.scripts[world.ref("7")] = broke
        await services.refresh()
        p = await services.plan(Direction.TO_DESIGNO,[world.ref("7")]); await services.apply(p, frozenset({p.count_word}))
        await services.remove_store("wc_eu")
        # settle outcome for a forgotten row: mirror.record_outcome
        from engine_fakes import STORE
        await services.save_store(STORE, {})
        try:
            s=await services.refresh(); print([(o.kind,o.message) for o in s.settled])
        except BaseException as e: print("raised", repr(e))
    world.run(body)

def test_follow_source_moved(world):
    async def body(services):
        world.fill(o7=("a","b"))
        await services.refresh()
        p = await services.plan(Direction.TO_DESIGNO,[world.ref("7")])
        world.storefront.orders[world.ref("7")]=Status.text("NEWER")
        r=await services.apply(p, frozenset({p.count_word}))
        print([(o.kind,o.after) for o in r.outcomes])
    world.run(body)
def test_empty_plan_apply(world):
    async def body(services):
        world.fill(o7=("a","a"))
        await services.refresh()
        p = await services.plan(Direction.TO_DESIGNO,[world.ref("7")])
        print(await services.apply(p, frozenset()))
    world.run(body)
