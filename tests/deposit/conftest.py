from tests.deposit.small import schemas

__all__ = ["schemas"]
